// The entry of a worker thread that ends before it can work.
process.exit(3);
