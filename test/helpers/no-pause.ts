/** For a clock that is moved by hand: it goes on once promises have settled, and waits for no turn of the event loop. */
export const noPause = async (): Promise<void> => {};
