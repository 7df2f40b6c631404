import { Session } from 'node:inspector';

/**
 * Counts the work of built modules: how often each block of their code runs, as the engine's profiler counts it, and
 * how many characters and elements the built-in methods look at that they call. No clock is asked, so the count is the
 * same on every machine.
 *
 * The counter is made before the modules are imported, and in a thread of its own: it changes the prototypes of
 * strings, arrays and regular expressions, and coverage tools use the same profiler.
 */
export class WorkCounter {
  #session = new Session();
  #root;
  #looks = 0;

  /** @param {string} root URL of the folder that holds the modules */
  constructor(root) {
    this.#root = root;
    this.#session.connect();
    this.#post('Profiler.enable');
    this.#post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
    this.#watchBuiltIns();
  }

  /** Forgets what was done before. Asking the profiler takes as long as a short text. */
  reset() {
    this.#takeBlocks();
    this.#looks = 0;
  }

  /**
   * All work since this was asked last.
   *
   * @returns {number}
   */
  take() {
    const work = this.#looks + this.#takeBlocks();
    this.#looks = 0;
    return work;
  }

  /** How often blocks ran since this was asked last. */
  #takeBlocks() {
    let sum = 0;
    for (const { url, functions } of this.#post('Profiler.takePreciseCoverage').result) {
      if (!url.startsWith(this.#root)) continue;
      for (const { ranges } of functions) for (const { count } of ranges) sum += count;
    }
    return sum;
  }

  /**
   * @param {string} method
   * @param {object} [parameters]
   * @returns {any}
   */
  #post(method, parameters = {}) {
    let reply;
    this.#session.post(method, parameters, (error, result) => {
      if (error !== null) throw error;
      reply = result;
    });
    return reply;
  }

  #watchBuiltIns() {
    const { indexOf } = String.prototype;
    /** @type {Cost} */
    const found = (text, [part, from = 0]) => distance(indexOf.call(text, part, from), from, text.length);
    this.#watch(String.prototype, ['indexOf', 'includes'], found);
    this.#watch(String.prototype, ['lastIndexOf'], (text, [, from = text.length], at) => from - at);
    this.#watch(String.prototype, ['trim', 'trimStart', 'trimEnd', 'toLowerCase', 'toUpperCase'], whole);
    this.#watch(String.prototype, ['normalize', 'split', 'replace', 'replaceAll', 'concat'], whole);
    this.#watch(String.prototype, ['repeat', 'padStart'], result);
    this.#watch(Array.prototype, ['indexOf', 'findIndex'], (list, _, at) => distance(at, 0, list.length));
    this.#watch(Array.prototype, ['includes', 'join', 'reverse', 'shift', 'unshift', 'splice'], whole);
    this.#watch(Array.prototype, ['slice', 'concat', 'flat'], result);
    this.#watch(Array.prototype, ['sort'], (list) => list.length * Math.log2(list.length + 1));
    const numbers = Object.getPrototypeOf(Int32Array.prototype);
    this.#watch(numbers, ['slice'], result);
    this.#watch(numbers, ['set'], (_, [values]) => values.length);
    this.#watch(numbers, ['fill'], (list, [, from = 0, to = list.length]) => to - from);
    this.#watchIteration();
    this.#watchPatterns();
  }

  /**
   * @param {any} prototype
   * @param {readonly string[]} names of methods
   * @param {Cost} cost
   */
  #watch(prototype, names, cost) {
    for (const name of names) {
      const original = prototype[name];
      const add = (/** @type {number} */ looks) => {
        this.#looks += looks;
      };
      prototype[name] = function (/** @type {any[]} */ ...words) {
        const value = original.apply(this, words);
        add(cost(this, words, value));
        return value;
      };
    }
  }

  /** Loops and spreads over arrays. There are so many that each may cost little. */
  #watchIteration() {
    const original = Array.prototype[Symbol.iterator];
    const add = () => {
      this.#looks++;
    };
    class CountedSteps {
      /** @param {ArrayIterator<any>} steps */
      constructor(steps) {
        this.steps = steps;
      }

      next() {
        add();
        return this.steps.next();
      }
    }
    // With everything else that an iterator can do.
    const ofArrays = Object.getPrototypeOf(original.call([]));
    Object.setPrototypeOf(CountedSteps.prototype, Object.getPrototypeOf(ofArrays));
    Array.prototype[Symbol.iterator] = function () {
      return /** @type {any} */ (new CountedSteps(original.call(this)));
    };
  }

  /** What a pattern looks at: up to the end of its match, or all that is left where it finds none. */
  #watchPatterns() {
    const original = RegExp.prototype.exec;
    const add = (/** @type {number} */ looks) => {
      this.#looks += looks;
    };
    RegExp.prototype.exec = function (/** @type {string} */ text) {
      const from = this.global || this.sticky ? this.lastIndex : 0;
      const match = original.call(this, text);
      if (match !== null) add(match.index + match[0].length - from);
      else if (!this.sticky) add(text.length - from);
      return match;
    };
  }
}

/** @typedef {(self: any, words: any[], result: any) => number} Cost */

/** @type {Cost} */
const whole = (self) => self.length;
/** @type {Cost} */
const result = (_self, _words, value) => value.length;

/** @type {(found: number, from: number, length: number) => number} */
const distance = (found, from, length) => (found < 0 ? length : found + 1) - from;
