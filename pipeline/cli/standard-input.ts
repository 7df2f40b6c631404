/** How standard input is said to yargs, which drops a lone `-`; users of Unix may say it so themselves. */
export const DEV_STDIN = '/dev/stdin';
