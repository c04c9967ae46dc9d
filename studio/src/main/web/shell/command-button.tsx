import { type Command, commands, perform } from '../commands';
import { useTracked } from '../core/use';
import type { Studio } from '../studio';
import { Button, type ButtonProps, IconButton, type IconButtonProps } from '../ui';

function useCommand(id: string, studio: Studio): { readonly command: Command | null; readonly enabled: boolean; readonly checked: boolean | undefined } {
  const command = useTracked(() => commands.value.get(id) ?? null, [id]);
  const enabled = useTracked(() => command !== null && (command.enabled?.(studio) ?? true), [command, studio]);
  const checked = useTracked(() => command?.checked?.(studio), [command, studio]);
  return { command, enabled, checked };
}

type IconLook = Pick<IconButtonProps, 'icon' | 'tone' | 'size' | 'class' | 'title'>;

/** An icon that does a command of the table: its name, tooltip, keys, and whether it can be done and stands come from there. */
export function CommandIcon({ id, studio, ...look }: { readonly id: string; readonly studio: Studio } & IconLook) {
  const { command, enabled, checked } = useCommand(id, studio);
  if (!command) return null;
  return (
    <IconButton {...look} label={command.label} title={look.title ?? command.label} command={id} disabled={!enabled}
      {...(checked === undefined ? {} : { pressed: checked })} onPress={() => perform(command, studio)} />
  );
}

type ButtonLook = Pick<ButtonProps, 'icon' | 'kind' | 'class'> & { readonly children?: ButtonProps['children'] };

/** A button with words that does a command of the table. */
export function CommandButton({ id, studio, children, ...look }: { readonly id: string; readonly studio: Studio } & ButtonLook) {
  const { command, enabled } = useCommand(id, studio);
  if (!command) return null;
  return <Button {...look} title={command.help} command={id} disabled={!enabled} onPress={() => perform(command, studio)}>{children ?? command.label}</Button>;
}
