/** The server's clock, handed in so that tests can say what time it is. */
export type Clock = () => Date;
