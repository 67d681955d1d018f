/** Discord's longest text for an option of a command, in code points. */
export const LONGEST_OPTION = 6000;

/** Discord's longest text for the field of a form, in code points. */
export const LONGEST_FORM_TEXT = 4000;

/** Discord shows no more suggestions for an option. */
export const MOST_SUGGESTIONS = 25;
