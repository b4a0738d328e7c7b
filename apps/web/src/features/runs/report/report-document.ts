/** A table whose cells are plain text; the first column names the row. */
export type ReportTable = { columns: string[]; rows: string[][] };

export type ReportSection = {
  heading: string;
  paragraphs: string[];
  /** Null where there is nothing to tabulate; the paragraphs say why. */
  table: ReportTable | null;
};

/** A report as it reads, before it is Markdown or HTML. All texts are plain: renderers escape them. */
export type ReportDocument = {
  title: string;
  /** What came out, in the words of the page; one string per paragraph. */
  verdict: string[];
  summary: string[];
  sections: ReportSection[];
};
