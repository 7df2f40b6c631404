// The package has no types of its own; what of it is used here.
declare module 'parquetjs-lite' {
  interface ParquetField {
    readonly type?: string;
    readonly optional?: boolean;
    readonly repeated?: boolean;
    readonly compression?: string;
    readonly statistics?: false;
    readonly fields?: Readonly<Record<string, ParquetField>>;
  }

  interface WriterOptions {
    readonly rowGroupSize?: number;
    readonly pageSize?: number;
    readonly useDataPageV2?: boolean;
    readonly pageIndex?: false;
  }

  class ParquetSchema {
    constructor(fields: Readonly<Record<string, ParquetField>>);
  }

  class ParquetWriter {
    static openFile(schema: ParquetSchema, path: string, options: WriterOptions): Promise<ParquetWriter>;
    setMetadata(key: string, value: string): void;
    appendRow(row: Readonly<Record<string, unknown>>): Promise<void>;
    close(): Promise<void>;
  }

  class ParquetReader {
    static openFile(path: string): Promise<ParquetReader>;
    getCursor(): { next(): Promise<Readonly<Record<string, unknown>> | null> };
    close(): Promise<void>;
  }

  const parquet: {
    readonly ParquetReader: typeof ParquetReader;
    readonly ParquetSchema: typeof ParquetSchema;
    readonly ParquetWriter: typeof ParquetWriter;
  };
  export default parquet;
  export type { ParquetField };
}
