package org.songline.studio.checking;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.songline.coach.finding.Finding;

/**
 * What a kind of finding is called, where it belongs and why it matters to those who listen.
 *
 * @param rule the coach's name for it
 * @param why one sentence
 */
public record Reason(String rule, Area area, String title, String why) {
  private static final Map<String, Reason> ALL =
      List.of(
              new Reason(
                  "clipping",
                  Area.SOUND,
                  "Clipping",
                  "What is cut off at full scale comes back as harsh overtones, and no later device"
                      + " can restore it."),
              new Reason(
                  "inter-sample-peaks",
                  Area.MASTER,
                  "Peaks between samples",
                  "Players and lossy formats rebuild the wave between the samples; where it passes "
                      + "full scale there, it distorts on the way to the listener."),
              new Reason(
                  "dc-offset",
                  Area.SOUND,
                  "Constant offset",
                  "A wave that does not rest at zero uses up headroom without being heard, makes "
                      + "compressors work too early, and clicks where it is cut."),
              new Reason(
                  "hum",
                  Area.SOUND,
                  "Mains hum",
                  "A steady tone under everything is heard as soon as the music is soft, and "
                      + "compression brings it up further."),
              new Reason(
                  "clicks",
                  Area.SOUND,
                  "Clicks",
                  "A click belongs to no instrument; listeners hear a fault of the record, on "
                      + "headphones most of all."),
              new Reason(
                  "dropouts",
                  Area.SOUND,
                  "Dropouts",
                  "Sound that breaks off for a moment is heard as a broken recording, also by those"
                      + " who cannot say what they heard."),
              new Reason(
                  "noise-floor",
                  Area.SOUND,
                  "Noise",
                  "Noise fills the gaps that give music its depth, and every compressor behind it "
                      + "makes it louder."),
              new Reason(
                  "mono-loss",
                  Area.MIX,
                  "Loss in mono",
                  "Phones, clubs and shop ceilings play one channel; what cancels there is missing "
                      + "for all who listen so."),
              new Reason(
                  "low-end-width",
                  Area.MIX,
                  "Wide low end",
                  "Low tones that differ from side to side lose power on one loudspeaker, and take "
                      + "the punch from large systems."),
              new Reason(
                  "sibilance",
                  Area.SOUND,
                  "Sharp esses",
                  "Short bursts of treble tire the ear, and they make listeners turn the whole song"
                      + " down."),
              new Reason(
                  "resonance",
                  Area.SOUND,
                  "Resonance",
                  "One narrow tone that stands out on every note makes a track sound boxed or "
                      + "nasal, and it sticks out of any mix."),
              new Reason(
                  "dominance",
                  Area.MIX,
                  "One track over all others",
                  "When one track is louder than all others together, they are there and not"
                      + " heard."),
              new Reason(
                  "silence",
                  Area.ARRANGEMENT,
                  "Silence",
                  "A gap that nobody meant sounds like a fault, and a track that makes no sound is "
                      + "usually one that was lost."),
              new Reason(
                  "polarity",
                  Area.MIX,
                  "Opposite polarity",
                  "Two recordings of one sound that push and pull against each other take its body "
                      + "away."),
              new Reason(
                  "delay",
                  Area.MIX,
                  "Late twin",
                  "The same sound twice, a few milliseconds apart, cancels some tones and doubles "
                      + "others: it becomes hollow."),
              new Reason(
                  "duplicate",
                  Area.MIX,
                  "The same sound twice",
                  "A doubled track is only louder; its copy uses up headroom, and often it was not "
                      + "meant."),
              new Reason(
                  "gain-staging",
                  Area.MIX,
                  "Level within the chain",
                  "Devices that are driven harder than they were set for distort or compress more "
                      + "than anyone chose."),
              new Reason(
                  "soft-chain",
                  Area.MIX,
                  "Very soft chain",
                  "Thresholds and saturation hardly move on a sound that arrives so softly; the "
                      + "fader can make it louder, but not make them work."),
              new Reason(
                  "headroom",
                  Area.MASTER,
                  "Headroom",
                  "A mix that passes full scale clips in files of whole numbers, and leaves a "
                      + "master no room."),
              new Reason(
                  "over-compression",
                  Area.MIX,
                  "Heavy compression",
                  "With its peaks gone a sound has no attack, and after loudness is matched it is "
                      + "the smaller one."),
              new Reason(
                  "masking",
                  Area.MIX,
                  "Masked track",
                  "The ear hears one sound in each band; what lies under another there may as well "
                      + "not play."),
              new Reason(
                  "kick-and-bass",
                  Area.MIX,
                  "Kick under the bass",
                  "Where the bass covers the kick the beat loses its push, on small loudspeakers "
                      + "first."),
              new Reason(
                  "bass-level",
                  Area.MIX,
                  "Amount of bass",
                  "A low end that is far from its genre falls apart on systems other than the one "
                      + "it was mixed on."),
              new Reason(
                  "mud",
                  Area.MIX,
                  "Mud",
                  "Too much around 300 Hz, where every instrument has some, covers the words and "
                      + "makes the whole small."),
              new Reason(
                  "boxiness",
                  Area.MIX,
                  "Boxiness",
                  "Too much around 600 Hz sounds as if the band played in a cardboard box."),
              new Reason(
                  "harshness",
                  Area.MIX,
                  "Harshness",
                  "The ear is most sensitive from 2 to 5 kHz; too much there tires it, and the song"
                      + " is turned down."),
              new Reason(
                  "wash",
                  Area.MIX,
                  "Too much room",
                  "When returns are nearly as loud as what feeds them, hits and words lose their "
                      + "edges."),
              new Reason(
                  "drowned",
                  Area.MIX,
                  "Drowned in its effect",
                  "A sound that is as loud in its reverb as in itself moves far away, and its words"
                      + " are lost."),
              new Reason(
                  "balance",
                  Area.MIX,
                  "Left and right",
                  "A mix that leans to one side feels wrong on headphones, and wastes level on the "
                      + "other."),
              new Reason(
                  "density",
                  Area.ARRANGEMENT,
                  "Many parts at once",
                  "Listeners follow three or four things at a time; what comes on top of many is "
                      + "heard as thickness."),
              new Reason(
                  "energy",
                  Area.ARRANGEMENT,
                  "Energy of sections",
                  "A chorus or drop that is no louder than what leads to it arrives without "
                      + "arriving."),
              new Reason(
                  "loudness-jump",
                  Area.ARRANGEMENT,
                  "Jump of loudness",
                  "A section that is much louder or softer than others of its kind makes people "
                      + "reach for the volume."),
              new Reason(
                  "ending",
                  Area.ARRANGEMENT,
                  "Start and end",
                  "A cut tail is heard as a mistake; long silence around a song breaks playlists."))
          .stream()
          .collect(Collectors.toUnmodifiableMap(Reason::rule, Function.identity()));

  /** Of a finding, by its rule. */
  public static Reason of(Finding finding) {
    Reason reason = ALL.get(finding.rule());
    if (reason == null) {
      throw new IllegalArgumentException("no reason is known for " + finding.rule());
    }
    return reason;
  }

  /** Of all rules of the coach, by their names. */
  public static Map<String, Reason> all() {
    return ALL;
  }
}
