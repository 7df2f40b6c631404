/** Whether the lines of a text end in carriage returns alone, as on a Mac before 2001. */
export const hasCarriageReturnsAlone = (text: string): boolean => text.includes('\r') && !text.includes('\n');
