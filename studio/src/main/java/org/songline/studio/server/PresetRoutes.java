package org.songline.studio.server;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.songline.model.SongProblem;
import org.songline.model.edit.Transaction;
import org.songline.model.preset.Preset;
import org.songline.model.preset.PresetEdits;
import org.songline.model.song.Device;
import org.songline.model.song.Id.DeviceId;
import org.songline.model.song.Id.TrackId;
import org.songline.model.song.Song;
import org.songline.studio.desk.Desk;
import org.songline.studio.presets.PresetShelf;

/** Presets: which there are, putting one on a device or into a chain, keeping one. */
final class PresetRoutes {
  private final Studio studio;
  private volatile @Nullable PresetShelf shelf;

  PresetRoutes(Studio studio) {
    this.studio = studio;
  }

  /**
   * A preset as a page lists it.
   *
   * @param tags words by kind
   * @param devices the types in the order of the chain
   * @param parameters of the one device; none of a chain
   * @param assets of the one device; none of a chain
   */
  record PresetEntry(
      String reference,
      String name,
      String about,
      Map<String, List<String>> tags,
      List<String> devices,
      Map<String, Double> parameters,
      Map<String, String> assets,
      boolean factory) {}

  /**
   * Where a preset goes: onto a device, or into the chain of a track.
   *
   * @param device takes the settings of a preset of one device
   * @param track gets the devices of the preset
   * @param index the place of the first of them; behind all others when absent
   * @param window who asks
   */
  record ApplyPreset(
      Optional<String> device,
      Optional<String> track,
      Optional<Integer> index,
      String reference,
      String window) {}

  /**
   * Keeps devices of a track as a preset of the user's.
   *
   * @param devices ids, in the order of the chain
   */
  record KeepPreset(List<String> devices, String name, String about, boolean replace) {}

  /** The preset that was kept or applied. */
  record PresetDone(String name) {}

  static List<Class<?>> answers() {
    return List.of(PresetEntry.class, ApplyPreset.class, KeepPreset.class, PresetDone.class);
  }

  List<Routes.Route> routes() {
    return List.of(
        Routes.Route.get("/api/presets", this::list),
        Routes.Route.post("/api/presets/apply", this::apply),
        Routes.Route.post("/api/presets/keep", this::keep));
  }

  private void list(Call call) throws IOException {
    PresetShelf read = PresetShelf.open();
    shelf = read;
    call.json(read.entries().stream().map(PresetRoutes::entry).toList());
  }

  private static PresetEntry entry(PresetShelf.Entry entry) {
    Preset preset = entry.preset();
    Device first = preset.devices().getFirst();
    boolean one = preset.devices().size() == 1;
    return new PresetEntry(
        entry.reference(),
        preset.name(),
        preset.about(),
        preset.tags(),
        preset.devices().stream().map(Device::type).toList(),
        one ? first.parameters() : Map.of(),
        one ? first.assets() : Map.of(),
        entry.factory());
  }

  private void apply(Call call) throws IOException {
    ApplyPreset wanted = SongRoutes.body(call, ApplyPreset.class);
    PresetShelf known = shelf;
    Preset preset =
        (known == null ? PresetShelf.open() : known)
            .find(wanted.reference())
            .map(PresetShelf.Entry::preset)
            .orElseThrow(
                () ->
                    new SongProblem(
                        wanted.reference(), "there is no such preset", "choose one of the list"));
    var author = new Desk.Author(wanted.window(), 0);
    studio.place(place -> place.desk().perform(edits(place.desk().song(), wanted, preset), author));
    call.json(new PresetDone(preset.name()));
  }

  private static Transaction edits(Song song, ApplyPreset wanted, Preset preset) {
    if (wanted.device().isPresent()) {
      return PresetEdits.load(song, new DeviceId(wanted.device().get()), preset);
    }
    TrackId id =
        new TrackId(
            wanted
                .track()
                .orElseThrow(
                    () -> new SongProblem("", "neither device nor track", "choose a track")));
    int count =
        song.track(id)
            .orElseThrow(() -> new SongProblem("track " + id.text(), "is not there", "choose one"))
            .devices()
            .size();
    return PresetEdits.insert(song, id, Math.clamp(wanted.index().orElse(count), 0, count), preset);
  }

  private void keep(Call call) throws IOException {
    KeepPreset wanted = SongRoutes.body(call, KeepPreset.class);
    Preset preset =
        PresetEdits.taken(
            studio.place().desk().song(),
            wanted.devices().stream().map(DeviceId::new).toList(),
            wanted.name().strip(),
            wanted.about().strip(),
            new TreeMap<>());
    try {
      PresetShelf.save(PresetShelf.userFolder(), preset, wanted.replace());
    } catch (FileAlreadyExistsException there) {
      throw new SongProblem(
          preset.name(), "there is a preset of this name", "choose another name or replace it");
    }
    shelf = null;
    call.json(new PresetDone(preset.name()));
  }
}
