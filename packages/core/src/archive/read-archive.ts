import type { z } from 'zod';
import { invalidInput, type MizaniError } from '../errors/mizani-error.ts';
import {
  ARCHIVE_VERSION,
  type ArchiveHead,
  archiveHeadSchema,
  bodyLineSchema,
  type SampleLine,
  type ScoreLine,
} from './archive-line.ts';
import type { ArchivePage } from './archive-repository.ts';
import { describeIssue } from './describe-issue.ts';
import { findImpossibleSample } from './find-impossible-sample.ts';

export type Archive = {
  head: ArchiveHead;
  pages: AsyncIterable<ArchivePage>;
  /** Lets go of the lines, for a caller that has not read the pages to their end. */
  close(): Promise<void>;
};

const SAMPLES_PER_PAGE = 100;

/**
 * Reads an archive as its lines come, holding no more than a page of it. The head is read at once; the pages are read,
 * and judged, while they are asked for, so the archive is known to be good only when they have come to their end.
 * Throws, here and there, `MizaniError('invalid-input')` that names the line, the field and what is wrong with it.
 */
export async function readArchive(lines: AsyncIterable<string>): Promise<Archive> {
  const numbered = numberLines(lines);
  const first = await numbered.next();
  if (first.done) throw wrongLine(1, 'the archive is empty');
  const close = async () => {
    await numbered.return(undefined);
  };
  try {
    const head = parseHead(first.value);
    return { head, pages: readPages(head, numbered), close };
  } catch (error) {
    await close();
    throw error;
  }
}

type Line = { number: number; text: string };

async function* numberLines(
  lines: AsyncIterable<string>,
): AsyncGenerator<Line, undefined, undefined> {
  let number = 0;
  for await (const text of lines) {
    number += 1;
    yield { number, text };
  }
}

function parseHead(line: Line): ArchiveHead {
  const value = parseJson(line);
  const { kind, version } = (value ?? {}) as { kind?: unknown; version?: unknown };
  if (kind !== 'mizani-run') throw wrongLine(line.number, 'kind must be "mizani-run"');
  if (version !== ARCHIVE_VERSION) {
    const known = `this Mizani reads version ${ARCHIVE_VERSION}`;
    throw wrongLine(line.number, `version is ${JSON.stringify(version)}, but ${known}`);
  }
  return parseLine(archiveHeadSchema, value, line);
}

async function* readPages(
  head: ArchiveHead,
  lines: AsyncGenerator<Line, undefined, undefined>,
): AsyncGenerator<ArchivePage, void, undefined> {
  const counted = { samples: 0, scores: 0 };
  let lastNumber = 1;
  let page: ArchivePage = { samples: [], scores: [] };
  let lastSample: SampleLine | undefined;
  let scoresOfLast = new Set<string>();
  let ended = false;

  for await (const line of lines) {
    lastNumber = line.number;
    if (ended) {
      if (line.text.trim() === '') continue;
      throw wrongLine(line.number, 'nothing may follow the line of the kind "end"');
    }
    const entry = parseLine(bodyLineSchema, parseJson(line), line);
    if (entry.kind === 'sample') {
      requireGoodSample(entry, lastSample, head, line);
      if (page.samples.length === SAMPLES_PER_PAGE) {
        yield page;
        page = { samples: [], scores: [] };
      }
      const { kind: _, ...sample } = entry;
      page.samples.push({ runId: head.run.id, ...sample });
      counted.samples += 1;
      lastSample = entry;
      scoresOfLast = new Set();
    } else if (entry.kind === 'score') {
      requireGoodScore(entry, lastSample, scoresOfLast, line);
      const { kind: _, ...score } = entry;
      page.scores.push({ runId: head.run.id, ...score });
      counted.scores += 1;
    } else {
      requireSameCounts(entry, counted, line);
      ended = true;
    }
  }
  if (!ended) {
    throw wrongLine(
      lastNumber + 1,
      'the archive is cut off: its last line must be of the kind "end"',
    );
  }
  if (page.samples.length > 0) yield page;
}

function requireGoodSample(
  sample: SampleLine,
  before: SampleLine | undefined,
  head: ArchiveHead,
  line: Line,
): void {
  const next = (before?.ordinal ?? -1) + 1;
  if (sample.ordinal !== next) {
    const problem = `ordinal must be ${next}, the next one, and is ${sample.ordinal}`;
    throw wrongLine(line.number, problem);
  }
  const problem = findImpossibleSample(sample, head);
  if (problem !== null) throw wrongLine(line.number, problem);
}

function requireGoodScore(
  score: ScoreLine,
  sample: SampleLine | undefined,
  scoresOfSample: Set<string>,
  line: Line,
): void {
  if (score.ordinal !== sample?.ordinal) {
    throw wrongLine(line.number, `ordinal ${score.ordinal} is not of the sample before this score`);
  }
  const key = `${score.scorer} ${score.name}`;
  if (scoresOfSample.has(key)) {
    throw wrongLine(line.number, `the sample has a score "${score.name}" of this scorer already`);
  }
  scoresOfSample.add(key);
}

function requireSameCounts(
  end: { samples: number; scores: number },
  counted: { samples: number; scores: number },
  line: Line,
): void {
  for (const name of ['samples', 'scores'] as const) {
    if (end[name] === counted[name]) continue;
    const problem = `${name} is ${end[name]}, but there are ${counted[name]} before it`;
    throw wrongLine(line.number, problem);
  }
}

function parseJson(line: Line): unknown {
  try {
    return JSON.parse(line.text);
  } catch {
    throw wrongLine(line.number, 'must be one JSON object');
  }
}

function parseLine<Output>(schema: z.ZodType<Output>, value: unknown, line: Line): Output {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const issues = result.error.issues.map((issue) => ({
    field: `line ${line.number}`,
    message: describeIssue(issue),
  }));
  throw invalidInput(issues);
}

function wrongLine(number: number, message: string): MizaniError {
  return invalidInput([{ field: `line ${number}`, message }]);
}
