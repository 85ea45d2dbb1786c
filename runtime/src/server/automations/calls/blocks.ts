/** The types of blocks that calls go through, by their slugs. */
export const WEBHOOK_BLOCK = "webhook";
export const SLACK_BLOCK = "slack-webhook";
export const CUSTOM_BLOCK = "custom-webhook";
export const NOTIFICATION_BLOCKS: readonly string[] = [SLACK_BLOCK, CUSTOM_BLOCK];
