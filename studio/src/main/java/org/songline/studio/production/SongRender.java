package org.songline.studio.production;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.songline.engine.plan.Outlet;
import org.songline.engine.plan.Port;
import org.songline.engine.render.FileSink;
import org.songline.engine.render.RenderReport;
import org.songline.engine.render.RenderRequest;
import org.songline.exchange.audio.StemNames;
import org.songline.media.Progress;
import org.songline.media.audio.AudioFiles;
import org.songline.media.audio.WriteFormat;
import org.songline.media.audio.tags.Tags;
import org.songline.model.song.Song;
import org.songline.studio.Library;
import org.songline.studio.Rendering;

/**
 * A song rendered into a folder: its mix, what enters the master, and the stems.
 *
 * @param stems names of tracks by the names of their files in the folder, in the order in which
 *     they were opened
 */
record SongRender(RenderReport report, Map<String, String> stems) {
  /** What enters the master. */
  static final String PREMASTER = "premaster.wav";

  static SongRender into(
      Path folder, Song song, Tags tags, ProductionRequest request, Progress progress)
      throws IOException {
    Files.createDirectories(folder.resolve(Production.STEMS));
    var names = new StemNames(song);
    Map<String, String> stems = new LinkedHashMap<>();
    RenderReport report =
        Rendering.run(
            song,
            Library.files(request.song()),
            RenderRequest.MIX
                .block(request.block())
                .threads(request.threads())
                .outlets(Outlet.MIX, Outlet.PREMASTER, Outlet.STEMS),
            (port, rate) -> {
              String file = file(port, names);
              if (port instanceof Port.Stem stem) {
                stems.put(file, song.track(stem.track()).orElseThrow().name());
              }
              return new FileSink(
                  AudioFiles.create(folder.resolve(file), WriteFormat.wavFloat(rate, 2), tags));
            },
            progress);
    return new SongRender(report, stems);
  }

  private static String file(Port port, StemNames names) {
    return switch (port) {
      case Port.Mix() -> Production.MIX;
      case Port.Premaster() -> PREMASTER;
      default -> Production.STEMS + "/" + names.name(port) + ".wav";
    };
  }
}
