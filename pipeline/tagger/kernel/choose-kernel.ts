/// <reference path="./web-assembly-types.d.ts" />
import { Buffer } from 'node:buffer';
import { processLimit } from '../../system/limits.js';
import { KERNEL } from '../generated/kernel.js';
import { JavaScriptKernel } from './javascript-kernel.js';
import type { KernelFunctions } from './kernel-functions.js';

/** The compiled kernel; null where WebAssembly cannot be used, undefined before it was tried. */
let compiled: WebAssembly.Module | null | undefined;

/**
 * A kernel with a memory of its own. It runs as WebAssembly, or as JavaScript where that cannot be had: where the
 * address space is limited (V8 reserves 10 GiB of it for each memory, and tries for long when it does not get them), on
 * a processor without its vector instructions, or when Node does without a compiler (`--jitless`).
 */
export function chooseKernel(): KernelFunctions {
  if (compiled === undefined && processLimit('addressSpace') < Number.POSITIVE_INFINITY) compiled = null;
  try {
    if (compiled !== null) {
      compiled ??= new WebAssembly.Module(Buffer.from(KERNEL, 'base64'));
      return new WebAssembly.Instance(compiled).exports as unknown as KernelFunctions;
    }
  } catch {
    compiled = null;
  }
  return new JavaScriptKernel();
}
