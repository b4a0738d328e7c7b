import type { z } from 'zod';

type Issue = z.core.$ZodIssue;

/** What a value should be, as the end of a sentence that begins with the name of a flag or variable. */
export function describeIssue(issue: Issue | undefined): string {
  if (issue === undefined) return 'is wrong';
  switch (issue.code) {
    case 'invalid_type':
      return `must be ${issue.expected === 'int' ? 'a whole number' : `a ${issue.expected}`}`;
    case 'too_small':
      return issue.origin === 'number' || issue.origin === 'int'
        ? `must be ${issue.inclusive === false ? 'more than' : 'at least'} ${issue.minimum}`
        : 'must not be empty';
    case 'too_big':
      return describeTooBig(issue);
    case 'invalid_value':
      return `must be one of ${issue.values.join(', ')}`;
    default:
      return `is wrong: ${issue.message}`;
  }
}

function describeTooBig(issue: z.core.$ZodIssueTooBig): string {
  if (issue.origin === 'string') return `must have at most ${issue.maximum} characters`;
  if (issue.origin === 'array') return `must have at most ${issue.maximum} values`;
  return `must be ${issue.inclusive === false ? 'less than' : 'at most'} ${issue.maximum}`;
}
