// To the questions of parents and heads, where they are on the page already.
export function showQuestions() {
  const heading = document.getElementById('study-questions');
  heading?.scrollIntoView();
  heading?.focus({ preventScroll: true });
}
