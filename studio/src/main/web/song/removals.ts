import type { DeviceId, Edit, Song, Target, Track, TrackId, Transaction } from '../wire/song.generated';
import { setDeviceOutput, setOutput, setSideChain, setTrackFolder, setVca, trackOf } from './edits';
import { Misfit } from './sorted';

/*
 * Transactions that first mend what refers to the part that goes, as the program's own do.
 */

/**
 * Removes a track. Tracks that output to it go where it went; sends to it, side-chains from it, device outputs to it and the lanes
 * that move those sends are removed; tracks in it, when it is a folder, move to its own folder; tracks that follow it, when it is a VCA,
 * follow what it did.
 */
export function removeTrack(song: Song, id: TrackId): Transaction {
  const index = song.tracks.findIndex((track) => track.id === id);
  const gone = song.tracks[index];
  if (!gone) throw new Misfit(`there is no track ${id}`);
  const edits: Edit[] = [];
  for (const track of song.tracks) {
    if (track.id === id) continue;
    if (track.output === id) edits.push(setOutput(track, gone.output));
    if (track.folder === id) edits.push(setTrackFolder(track, gone.folder));
    if (track.vca === id) edits.push(setVca(track, gone.vca));
    edits.push(...withoutLanes(track, (target) => isOfSend(target, id)), ...withoutSends(track, id));
    for (const device of track.devices) {
      if (device.sideChain?.source === id) edits.push(setSideChain(device, null));
      for (const name of Object.keys(device.outputs).sort()) {
        if (device.outputs[name] === id) edits.push(setDeviceOutput(device, name, null));
      }
    }
  }
  edits.push({ edit: 'put-track', index, old: gone, new: null });
  return { label: `Remove track ${gone.name}`, edits };
}

/** Removes a device and the lanes and modulations that move it. */
export function removeDevice(song: Song, id: DeviceId): Transaction {
  const track = trackOf(song, id);
  const index = track?.devices.findIndex((device) => device.id === id) ?? -1;
  const gone = track?.devices[index];
  if (!track || !gone) throw new Misfit(`there is no device ${id}`);
  const edits = withoutLanes(track, (target) => target === `enabled/${id}` || target.startsWith(`device/${id}/`));
  for (const device of track.devices) {
    for (const modulation of device.modulations) {
      if (modulation.device === id) edits.push({ edit: 'put-modulation', device: device.id, old: modulation, new: null });
    }
  }
  edits.push({ edit: 'put-device', track: track.id, index, old: gone, new: null });
  return { label: `Remove device ${gone.type}`, edits };
}

/** Removes the send of a track to a return, and the lanes that move it. */
export function removeSend(track: Track, to: TrackId): Transaction {
  const sends = withoutSends(track, to);
  if (sends.length === 0) throw new Misfit(`there is no send to ${to}`);
  return { label: 'Remove send', edits: [...withoutLanes(track, (target) => isOfSend(target, to)), ...sends] };
}

/** Removes a lane of automation. */
export function removeLane(track: Track, target: Target): Edit[] {
  return withoutLanes(track, (other) => other === target);
}

function isOfSend(target: Target, to: TrackId): boolean {
  return target === `send/${to}/level` || target === `send/${to}/pan`;
}

/** The last lane first, so that the places of the others hold. */
function withoutLanes(track: Track, goes: (target: Target) => boolean): Edit[] {
  const edits: Edit[] = [];
  track.automation.forEach((lane, index) => {
    if (goes(lane.target)) edits.unshift({ edit: 'put-lane', track: track.id, index, old: lane, new: null });
  });
  return edits;
}

/** The last send first, so that the places of the others hold. */
function withoutSends(track: Track, to: TrackId): Edit[] {
  const edits: Edit[] = [];
  track.sends.forEach((send, index) => {
    if (send.to === to) edits.unshift({ edit: 'put-send', track: track.id, index, old: send, new: null });
  });
  return edits;
}
