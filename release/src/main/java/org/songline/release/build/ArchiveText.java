package org.songline.release.build;

import java.util.List;
import java.util.Optional;
import org.songline.media.audio.AudioMetadata;
import org.songline.media.audio.tags.Broadcast;
import org.songline.media.audio.tags.Tag;
import org.songline.media.audio.tags.Tags;
import org.songline.release.catalog.Recording;
import org.songline.release.catalog.Release;
import org.songline.release.catalog.SoundFile;

/** What the WAV file that is kept says besides its texts: broadcast extension and iXML. */
final class ArchiveText {
  private static final String PROGRAM = "Songline";

  private ArchiveText() {}

  static AudioMetadata of(Release release, Recording recording, SoundFile sound, Tags tags) {
    String what = recording.artist().text() + " - " + recording.fullTitle();
    Broadcast broadcast =
        new Broadcast(
            what,
            PROGRAM,
            tags.get(Tag.ISRC).orElse(""),
            recording.mastered().or(recording::recorded).map(Object::toString).orElse(""),
            "",
            0,
            "A=PCM,F=%d,W=%d,M=%s,T=%s\r\n"
                .formatted(
                    sound.rate(),
                    sound.bits(),
                    sound.channels() == 1 ? "mono" : "stereo",
                    PROGRAM));
    return new AudioMetadata(
        new Tags(tags.texts(), Optional.empty()),
        Optional.of(broadcast),
        ixml(release, recording, sound, tags),
        List.of(),
        Optional.empty(),
        List.of());
  }

  private static String ixml(Release release, Recording recording, SoundFile sound, Tags tags) {
    StringBuilder text =
        new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<BWFXML>\n");
    element(text, "IXML_VERSION", "2.10");
    element(text, "PROJECT", release.fullTitle());
    element(text, "SCENE", recording.fullTitle());
    element(text, "NOTE", recording.artist().text());
    text.append("<SPEED>\n");
    element(text, "FILE_SAMPLE_RATE", String.valueOf(sound.rate()));
    element(text, "AUDIO_BIT_DEPTH", String.valueOf(sound.bits()));
    text.append("</SPEED>\n<USER>\n");
    tags.texts()
        .forEach(
            (tag, value) -> {
              if (tag != Tag.LYRICS) {
                element(text, tag.vorbisName(), value);
              }
            });
    return text.append("</USER>\n</BWFXML>\n").toString();
  }

  private static void element(StringBuilder text, String name, String value) {
    text.append('<').append(name).append('>');
    value
        .codePoints()
        .filter(c -> (c >= ' ' && c != 0xfffe && c != 0xffff) || c == '\n' || c == '\t')
        .forEach(
            c -> {
              switch (c) {
                case '&' -> text.append("&amp;");
                case '<' -> text.append("&lt;");
                case '>' -> text.append("&gt;");
                default -> text.appendCodePoint(c);
              }
            });
    text.append("</").append(name).append(">\n");
  }
}
