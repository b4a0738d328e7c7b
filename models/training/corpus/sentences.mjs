export const COUNT_WORDS = { 2: 'two', 3: 'three', 4: 'four' };

export function capitalize(text) {
  return text[0].toUpperCase() + text.slice(1);
}

/** `a, b and c` */
export function joinList(items) {
  return items.length < 2 ? items[0] : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}

/** A clause as a sentence: alternatives chosen, capital letter, full stop. */
export function sentence(random, clause) {
  return `${capitalize(random.spin(clause))}.`;
}

/** A question template about a subject. The subject's own braces, if any, are left alone. */
export function ask(random, template, subject) {
  const placeholder = '\u0001';
  return random.spin(template.replaceAll('{X}', placeholder)).replaceAll(placeholder, subject);
}
