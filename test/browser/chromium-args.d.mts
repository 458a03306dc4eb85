export declare function chromiumArgs(): string[];
