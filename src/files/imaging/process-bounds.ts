const megabyte = 1024 * 1024;

/** What one picture may cost: resident bytes, and milliseconds of processor and of waiting. */
export const bounds = { memory: 600 * megabyte, processorTime: 30_000, waiting: 60_000 } as const;

/** How the process says that a picture cost too much. */
export const costlyExit = 71;
