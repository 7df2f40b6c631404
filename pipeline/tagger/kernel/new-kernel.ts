/// <reference path="./web-assembly-types.d.ts" />
import { Buffer } from 'node:buffer';
import { processLimit } from '../../system/limits.js';
import { KERNEL } from '../generated/kernel.js';
import { JavaScriptKernel } from './javascript-kernel.js';
import type { KernelFunctions } from './kernel-functions.js';

/** The compiled kernel; null where WebAssembly cannot be used, undefined until it was tried. */
let compiled: WebAssembly.Module | null | undefined;

/**
 * Creates the functions of a kernel, with a memory of their own. They run as WebAssembly, or as JavaScript where
 * WebAssembly is not available: where the address space is limited (V8 reserves 10 GiB of it for each memory, and tries
 * for long when it cannot), on a processor without vector instructions, or when Node runs without a compiler
 * (`--jitless`).
 */
export function newKernel(): KernelFunctions {
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
