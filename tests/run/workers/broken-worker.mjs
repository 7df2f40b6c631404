// The entry of a worker thread that cannot be loaded.
throw new Error('a list is missing');
