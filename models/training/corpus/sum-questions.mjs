const OPERATIONS = {
  '+': { word: 'plus', apply: (a, b) => a + b, allowed: () => true },
  '-': { word: 'minus', apply: (a, b) => a - b, allowed: (a, b) => a >= b },
  '*': { word: 'times', apply: (a, b) => a * b, allowed: (a, b) => a <= 10 && b <= 10 },
};

/** All sums the models meet: additions and subtractions up to 20, products up to 10. */
export function listSums() {
  const numbers = Array.from({ length: 21 }, (_, number) => number);
  return numbers.flatMap((a) =>
    numbers.flatMap((b) =>
      Object.entries(OPERATIONS)
        .filter(([, operation]) => operation.allowed(a, b))
        .map(([sign, operation]) => describeSum(a, sign, b, operation)),
    ),
  );
}

function describeSum(a, sign, b, { word, apply }) {
  const result = apply(a, b);
  return {
    kind: 'arith',
    questions: [
      `What is ${a} ${sign} ${b}?`,
      `${a} ${sign} ${b} = ?`,
      `What is ${a} ${word} ${b}?`,
      `Calculate ${a} ${sign} ${b}.`,
      `How much is ${a} ${word} ${b}?`,
    ],
    answer: String(result),
    sentence: `${a} ${sign} ${b} = ${result}`,
  };
}
