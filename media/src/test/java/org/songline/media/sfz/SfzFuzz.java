package org.songline.media.sfz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.songline.media.Fuzz;

/** Fuzzing of SFZ files. */
public final class SfzFuzz {
  private static final String SMALL =
      """
      #define $A 3
      <control> default_path=x/ <global> volume=$A
      <group> key=c4
      <region> sample=a.wav
      """;
  private static final String RICH =
      """
      // a comment
      #define $NAME kick
      #define $NAMES $NAME$NAME
      #include "part.txt"
      <control> note_offset=12 octave_offset=-1 default_path=Samples\\
      <global> ampeg_release=0.5 /* long
      comment */ <master> fil_type=lpf_2p cutoff=$NAMES
      <group> lovel=1 hivel=64 seq_length=2
      <region> sample=$NAME.wav lokey=c#-1 hikey=9999999999 pan=-1e5 eq1_gain=3
      <region> sample=*sine key=60
      <curve> v000=0
      """;

  private SfzFuzz() {}

  public static Fuzz sfz(Path file) throws IOException {
    byte[] small = SMALL.getBytes(StandardCharsets.UTF_8);
    byte[] rich = RICH.getBytes(StandardCharsets.UTF_8);
    Files.writeString(file.resolveSibling("part.txt"), "<group> key=61 // that is all\n");
    return new Fuzz(
        List.of(small, rich),
        file,
        128 << 20,
        path -> {
          for (SfzRegion region : SfzReader.read(path).regions()) {
            for (String opcode : region.opcodes().keySet()) {
              region.number(opcode, 0);
              region.key(opcode, 0);
            }
          }
        });
  }
}
