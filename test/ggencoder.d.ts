/** ggencoder 1.0 has no types: what we use of it as a second opinion and as the peer of a benchmark. */
declare module 'ggencoder' {
  namespace ggencoder {
    interface Decoded {
      readonly valid: boolean;
      readonly mmsi?: string | number;
      readonly lon?: number;
      readonly lat?: number;
      readonly sog?: number;
      readonly cog?: number;
      readonly shipname?: string;
      readonly callsign?: string;
      readonly destination?: string;
    }
  }
  const ggencoder: {
    /** `session` keeps the first parts of messages of several sentences. */
    AisDecode: new (sentence: string, session?: object) => ggencoder.Decoded;
  };
  export default ggencoder;
}
