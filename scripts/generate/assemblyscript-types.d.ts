/** What is used here of AssemblyScript's compiler, whose own types declare a global `console` that is not Node's. */
declare const compiler: {
  main(
    args: readonly string[],
    files: { writeFile(name: string, contents: Uint8Array): void },
  ): Promise<{ readonly error: Error | null; readonly stderr: { toString(): string } }>;
};
export default compiler;
