// Transcripts of reviews as `codex exec` prints them: the final answer, then the log with the same answer as its last.

/** Options: verdict (the answer), first (another first line), ticket, sandbox, session, patch, steps (lines between prompt and answer). */
export function transcript({
  verdict = 'APPROVE: five tries, and the last error reaches the caller.',
  first = verdict,
  ticket = 'ticket-07',
  sandbox = 'read-only',
  session = '019b8dbe-0800-7123-8123-0123456789ab', // 2026-01-05 10:40:00 UTC
  patch = null,
  steps = '',
} = {}) {
  const quoted = patch === null ? '' : `\nProposed change (unified diff):\n\`\`\`diff\n${patch}\n\`\`\`\n`;
  return `${first}
OpenAI Codex v0.46.0 (research preview)
--------
workdir: tidewatch
model: gpt-5-codex
provider: openai
approval: never
sandbox: ${sandbox}
reasoning effort: high
reasoning summaries: auto
session id: ${session}
--------
user
Review this unified diff before it's applied:

Ticket: ${ticket}
${quoted}
Start your response with 'APPROVE:' or 'REJECT:'.

thinking
**Reading the patch**
${steps}codex
${verdict}
tokens used
1,234
`;
}

/** The path of a transcript that was named at the time of the session's end. */
export const REVIEW = 'codex_reviews/20260105T104100Z_ticket-07.txt';
