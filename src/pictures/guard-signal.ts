/** By this the memory guard ends its process: not SIGKILL, by which others do, such as a machine without memory. */
export const GUARD_SIGNAL = 'SIGTERM';
