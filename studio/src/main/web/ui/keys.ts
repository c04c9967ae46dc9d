/** The keys of a command as people read them; the kit knows none until the table of commands is given. */
let lookup: (command: string) => string | null = () => null;

/** Tells the kit which keys a command has, for tooltips and menus. */
export function setKeyLookup(find: (command: string) => string | null): void {
  lookup = find;
}

/** "Ctrl+Z", or null when the command has no keys. */
export function keysOfCommand(command: string): string | null {
  return lookup(command);
}
