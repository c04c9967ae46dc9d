package org.songline.model.text;

import static org.songline.model.json.Values.FLAG;
import static org.songline.model.json.Values.INT;
import static org.songline.model.json.Values.NUMBER;
import static org.songline.model.json.Values.TEXT;
import static org.songline.model.text.Basics.FRAMES;
import static org.songline.model.text.Basics.LENGTH;
import static org.songline.model.text.Basics.POSITION;

import java.util.List;
import org.songline.model.json.Codec;
import org.songline.model.json.Codec.Field;
import org.songline.model.json.Json;
import org.songline.model.json.Shape;
import org.songline.model.json.Values;
import org.songline.model.song.Clip;
import org.songline.model.song.Clip.AudioClip;
import org.songline.model.song.Clip.AudioLoop;
import org.songline.model.song.Clip.Fade;
import org.songline.model.song.Clip.FadeShape;
import org.songline.model.song.Clip.GainPoint;
import org.songline.model.song.Clip.NoteClip;
import org.songline.model.song.Clip.NoteLoop;
import org.songline.model.song.Id.ClipId;
import org.songline.model.song.Id.PatternId;
import org.songline.model.song.Id.SourceId;
import org.songline.model.song.Point;
import org.songline.model.time.Frames;
import org.songline.model.time.Ticks;

/** How clips are written: one with a pattern plays notes, one with a source plays a recording. */
final class ClipCodec {
  private static final Codec<Fade> FADE = fade();
  private static final Codec<GainPoint> GAIN_POINT = gainPoint();
  private static final Codec<NoteClip> NOTES = notes();
  private static final Codec<AudioClip> AUDIO = audio();

  static final Codec<Clip> CLIP =
      Codec.of(
          new Shape.Marked(
              "Clip",
              List.of(
                  new Shape.Mark("notes", "pattern", Shape.Fields.of(NOTES)),
                  new Shape.Mark("audio", "source", Shape.Fields.of(AUDIO)))),
          clip ->
              switch (clip) {
                case NoteClip notes -> NOTES.write(notes);
                case AudioClip audio -> AUDIO.write(audio);
              },
          json -> {
            if (json instanceof Json.Obj object && object.fields().containsKey("source")) {
              return AUDIO.read(json);
            }
            return NOTES.read(json);
          });

  private ClipCodec() {}

  private static Codec<Fade> fade() {
    var length = Field.of("length", LENGTH, Fade::length);
    var shape = Field.of("shape", Values.choice(FadeShape.class), Fade::shape).or(FadeShape.LINEAR);
    return Codec.line(Fade.class, k -> new Fade(k.of(length), k.of(shape)), length, shape);
  }

  private static Codec<GainPoint> gainPoint() {
    var at = Field.of("at", FRAMES, GainPoint::at);
    var gain = Field.of("gain", NUMBER, GainPoint::gain);
    var shape =
        Field.of("shape", PatternCodec.POINT_SHAPE, GainPoint::shape).or(Point.Shape.LINEAR);
    var bend = Field.of("bend", NUMBER, GainPoint::bend).or(0.0);
    return Codec.line(
        GainPoint.class,
        k -> new GainPoint(k.of(at), k.of(gain), k.of(shape), k.of(bend)),
        at,
        gain,
        shape,
        bend);
  }

  private static Codec<NoteClip> notes() {
    var loopStart = Field.of("at", LENGTH, NoteLoop::start);
    var loopLength = Field.of("length", LENGTH, NoteLoop::length);
    var id = Field.of("id", Basics.id(ClipId.class, ClipId::new), NoteClip::id);
    var name = Field.of("name", TEXT, NoteClip::name).or("");
    var start = Field.of("at", POSITION, NoteClip::start);
    var length = Field.of("length", LENGTH, NoteClip::length);
    var muted = Field.of("muted", FLAG, NoteClip::muted).or(false);
    var pattern =
        Field.of("pattern", Basics.id(PatternId.class, PatternId::new), NoteClip::pattern);
    var offset = Field.of("offset", LENGTH, NoteClip::offset).or(Ticks.ZERO);
    var loop =
        Field.maybe(
            "loop",
            Codec.line(
                NoteLoop.class,
                k -> new NoteLoop(k.of(loopStart), k.of(loopLength)),
                loopStart,
                loopLength),
            NoteClip::loop);
    var transpose = Field.of("transpose", INT, NoteClip::transpose).or(0);
    var color = Field.of("color", TEXT, NoteClip::color).or("");
    return Codec.line(
        NoteClip.class,
        k ->
            new NoteClip(
                k.of(id),
                k.of(name),
                k.of(start),
                k.of(length),
                k.of(muted),
                k.of(pattern),
                k.of(offset),
                k.of(loop),
                k.of(transpose),
                k.of(color)),
        id,
        name,
        start,
        length,
        muted,
        pattern,
        offset,
        loop,
        transpose,
        color);
  }

  private static Codec<AudioClip> audio() {
    var loopStart = Field.of("at", FRAMES, AudioLoop::start);
    var loopLength = Field.of("length", FRAMES, AudioLoop::length);
    var id = Field.of("id", Basics.id(ClipId.class, ClipId::new), AudioClip::id);
    var name = Field.of("name", TEXT, AudioClip::name).or("");
    var start = Field.of("at", POSITION, AudioClip::start);
    var length = Field.of("length", LENGTH, AudioClip::length);
    var muted = Field.of("muted", FLAG, AudioClip::muted).or(false);
    var source = Field.of("source", Basics.id(SourceId.class, SourceId::new), AudioClip::source);
    var offset = Field.of("offset-frames", FRAMES, AudioClip::offset).or(Frames.ZERO);
    var loop =
        Field.maybe(
            "loop-frames",
            Codec.line(
                AudioLoop.class,
                k -> new AudioLoop(k.of(loopStart), k.of(loopLength)),
                loopStart,
                loopLength),
            AudioClip::loop);
    var gain = Field.of("gain", NUMBER, AudioClip::gain).or(0.0);
    var fadeIn = Field.of("fade-in", FADE, AudioClip::fadeIn).or(Fade.NONE);
    var fadeOut = Field.of("fade-out", FADE, AudioClip::fadeOut).or(Fade.NONE);
    var reversed = Field.of("reversed", FLAG, AudioClip::reversed).or(false);
    var envelope =
        Field.of("envelope-frames", GAIN_POINT.inline(), AudioClip::envelope).or(List.of());
    var color = Field.of("color", TEXT, AudioClip::color).or("");
    return Codec.line(
        AudioClip.class,
        k ->
            new AudioClip(
                k.of(id),
                k.of(name),
                k.of(start),
                k.of(length),
                k.of(muted),
                k.of(source),
                k.of(offset),
                k.of(loop),
                k.of(gain),
                k.of(fadeIn),
                k.of(fadeOut),
                k.of(reversed),
                k.of(envelope),
                k.of(color)),
        id,
        name,
        start,
        length,
        muted,
        source,
        offset,
        loop,
        gain,
        fadeIn,
        fadeOut,
        reversed,
        envelope,
        color);
  }
}
