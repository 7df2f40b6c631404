import { PassThrough } from 'node:stream';
import { clusterSettings } from '../../pipeline/cluster/cluster-settings.js';
import { type Request, serve } from '../../pipeline/cluster/serve.js';
import { DEFAULTS, type RunSettings } from '../../pipeline/config/settings.js';

const LINE_END = 10;

export type Answer = Readonly<Record<string, unknown>>;

/** A worker in this process, spoken to as a cluster's task does. */
export class Session {
  readonly #input = new PassThrough();
  readonly #output = new PassThrough();
  readonly #chunks = this.#output[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  #read = Buffer.alloc(0);
  readonly ended: Promise<void>;

  constructor(settings: Partial<RunSettings> = {}) {
    const chosen = clusterSettings({ ...DEFAULTS, inputs: [], ...settings });
    this.ended = serve(chosen, this.#input, async (data) => {
      this.#output.write(data);
    });
  }

  /** All answers to a request; the last has `done`. */
  async answers(request: Request, bytes?: readonly Buffer[]): Promise<Answer[]> {
    this.#input.write(`${JSON.stringify(request)}\n`);
    for (const piece of [...(bytes ?? []), ...(bytes === undefined ? [] : [Buffer.alloc(0)])]) {
      const length = Buffer.alloc(4);
      length.writeUInt32BE(piece.length);
      this.#input.write(Buffer.concat([length, piece]));
    }
    const answers: Answer[] = [];
    for (;;) {
      const answer = JSON.parse(await this.#line()) as Answer;
      answers.push(answer);
      if ('done' in answer) return answers;
    }
  }

  /** What is done at the end of a request. */
  async ask<Done>(request: Request): Promise<Done> {
    return (await this.answers(request)).at(-1)?.done as Done;
  }

  /** Says that there are no more requests. */
  async end(): Promise<void> {
    this.#input.end();
    await this.ended;
  }

  async #line(): Promise<string> {
    while (!this.#read.includes(LINE_END)) {
      const { done, value } = await this.#chunks.next();
      if (done) throw new Error('the worker says no more');
      this.#read = Buffer.concat([this.#read, value]);
    }
    const end = this.#read.indexOf(LINE_END);
    const line = this.#read.toString('utf8', 0, end);
    this.#read = this.#read.subarray(end + 1);
    return line;
  }
}
