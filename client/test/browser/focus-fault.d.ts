export declare function focusFault(): string | undefined;
