/** The name beside an address of e-mail: `ann@post.example (Ann Lee)`, `Ann Lee <ann@post.example>`; null for none. */
export function nameInMailbox(mailbox: string): string | null {
  if (!mailbox.includes('@')) return mailbox;
  const words = mailbox.split(' ');
  if (words[0]!.includes('@') && words[1]?.startsWith('(') && mailbox.endsWith(')'))
    return words.slice(1).join(' ').slice(1, -1).trim() || null;
  return words.filter((word) => !word.includes('@')).join(' ') || null;
}
