/**
 * The kit that pages are built of. What pages need is exported here; styles come with `app.css`.
 *
 * Every control takes a `label` (its accessible name), most a `title` (the tooltip) and a `command` (the id of the command it does, whose
 * keys the tooltip shows). Colours are custom properties: var(--bg0) ... var(--bg5), --line, --line-strong, --edge, --groove, --text1 ...
 * --text3 (text3 never small), --accent, --accent-text, --on-state (text on accent and state colours), --chosen, --play, --record, --solo, --mute,
 * --warn, --danger, --meter-low/-mid/-high, --grid-bar/-beat/-fine; lengths --row, --control, --knob, --bar, --radius, --radius-panel,
 * --gap; sizes --size-small 11, --size-body 12, --size-field 13, --size-title 16, --size-lcd 28. Canvases read `palette.peek()` of
 * theme/theme, draw again on `palette.subscribe`, and take track colours from `trackShade(theme.peek(), color)` of theme/tokens.
 *
 * Buttons
 *   <Button onPress icon kind="primary|quiet|danger">Words</Button>; <IconButton icon="play" label onPress pressed tone="play" command/>
 *   <StateButton letter="M" label="Mute Bass" tone="mute" on onChange/> : mute, solo, arm and the like. <Icon name size/>: names in icons.ts.
 *   <Toggle label on onChange/> a switch with words; <Segments label choices value onChange/> one of few; <Toolbar label> arrows go along.
 *
 * Values: all take {label, range, value, onPreview(v), onCommit(v), onCancel()}. `range` is linear(..), logarithmic(..),
 * faderRange(max), panRange(): travel, step, unit, format and parse in one object; make it once, not for each drawing.
 * onPreview while held (studio.preview), onCommit once at the end (studio.perform); a promise that rejects puts the old value back.
 * `follow` is a signal of what to show while another control holds the same value, or moves it along with its own.
 *   <Knob caption ghost={() => number|null} onFrame={studio.onFrame} menu={() => items} color bare/> <Fader marks/> upright; <Slider/> lying.
 *   <NumberField/> drag, type, arrows, units. <TextField label value onCommit onInput problem rows/>; <SearchField/>; <EditableText/> names.
 *   <Select label options value onChange caption/> one of many, with groups.
 *
 * Layers
 *   openMenu(anchor, items, {label}); {...contextMenu('Clip', () => items)} on an element: secondary button, menu key, long press.
 *     items: {label, run, icon, command | keys, checked, disabled, danger, swatch, items} | {heading} | 'rule'.
 *   openDialog(close => <Dialog title onClose={close} actions={...}>...</Dialog>); await confirm({title, text, action, danger}); await ask(..).
 *   toast({text, more, kind, action}); announce(text) to screen readers. Tooltips need only `title` and `data-command` on any element.
 *
 * Lists and rooms
 *   <List items keyOf render selected onSelect multiple onOpen onDelete onMenu textOf/> draws rows in sight only; <Tree knots open onOpenChange/>.
 *   <Tabs label tabs value onChange>panel</Tabs>; <Splitter/>, <Dock side size onSize>; <Panel title actions>; <Field label>control</Field>;
 *   <Empty icon title text>buttons</Empty>; <Progress label value/>; <Keys keys="Ctrl+K"/>; <Badge tone/>; <Swatches label value onChange/>.
 *
 * Meters
 *   <Meters read={id => studio.level(id)} onFrame={studio.onFrame}> ... <Meter id="track" label="Level of Bass" number scale lying/> ... </Meters>:
 *   one canvas over the room draws every meter within, also inside a scroller that has `data-meters-seen`. <Reduction
 *   read={() => decibels} label/> within it is a small meter of gain reduction.
 *
 * Not a component: hint, the words of what is under the pointer (a signal, for the status bar: set it from a canvas).
 */
export { Button, type ButtonProps, IconButton, type IconButtonProps, StateButton } from './button';
export { ask, confirm, Dialog, openDialog } from './dialog';
export { Fader, Slider } from './fader';
export { Icon } from './icon';
export { type IconName, ICONS } from './icons';
export { Knob } from './knob';
export { setKeyLookup } from './keys';
export { layerHost } from './layer';
export { type Knot, List, Tree } from './list';
export { contextMenu, type MenuItem, openMenu } from './menu';
export { Meter, Meters } from './meters';
export { Reduction } from './reduction';
export { NumberField } from './number-field';
export { Badge, COLOR_NAMES, Empty, Field, Keys, Panel, Progress, Swatches } from './panel';
export { decibels, faderRange, linear, logarithmic, number, panRange, type Range, type RangeOptions, signed } from './range';
export { Select, type SelectOption } from './select';
export { Dock, Splitter } from './splitter';
export { Tabs } from './tabs';
export { EditableText, SearchField, TextField } from './text-field';
export { announce, toast, Toasts } from './toast';
export { type Choice, Segments, Toggle, Toolbar } from './toggle';
export { hint, startTooltips } from './tooltip';
export { beforeNudge, forgetNudge, letGo, nudge, type Nudged, nudgeWaits } from './nudge';
export { wheelSteps } from './value';
