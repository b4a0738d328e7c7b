/** Gives the focus to the first control of the form that has an error, once the errors are drawn. */
export function focusFirstError(form: HTMLFormElement | null): void {
  requestAnimationFrame(() => {
    form?.querySelector<HTMLElement>('[aria-invalid=true], [data-invalid=true] input')?.focus();
  });
}
