package org.songline.release.ddex;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.songline.release.catalog.AiUse;
import org.songline.release.catalog.Contribution;
import org.songline.release.catalog.Recording;
import org.songline.release.catalog.Release;
import org.songline.release.catalog.Work;

/** The catalog's words in the standard's. */
final class MessageWords {
  /** Instruments in plain words; what is not here is told in the sender's own. */
  private static final Map<String, String> INSTRUMENTS =
      Map.ofEntries(
          Map.entry("acoustic guitar", "AcousticGuitar"),
          Map.entry("electric guitar", "ElectricGuitar"),
          Map.entry("guitar", "Guitar"),
          Map.entry("12-string guitar", "12-StringGuitar"),
          Map.entry("classical guitar", "NylonStringGuitar"),
          Map.entry("pedal steel guitar", "PedalSteelGuitar"),
          Map.entry("bass guitar", "ElectricBassGuitar"),
          Map.entry("bass", "Bass"),
          Map.entry("double bass", "DoubleBass"),
          Map.entry("upright bass", "UprightBass"),
          Map.entry("synth bass", "SynthBass"),
          Map.entry("drums", "DrumKit"),
          Map.entry("drum kit", "DrumKit"),
          Map.entry("drum machine", "DrumMachine"),
          Map.entry("snare drum", "SnareDrum"),
          Map.entry("piano", "Piano"),
          Map.entry("grand piano", "GrandPiano"),
          Map.entry("upright piano", "UprightPiano"),
          Map.entry("electric piano", "ElectricPiano"),
          Map.entry("keyboard", "Keyboard"),
          Map.entry("keyboards", "Keyboard"),
          Map.entry("organ", "Organ"),
          Map.entry("hammond organ", "HammondOrgan"),
          Map.entry("synthesizer", "Synthesizer"),
          Map.entry("synth", "Synthesizer"),
          Map.entry("synth lead", "SynthLead"),
          Map.entry("synth pad", "SynthPad"),
          Map.entry("synth strings", "SynthStrings"),
          Map.entry("violin", "Violin"),
          Map.entry("cello", "Cello"),
          Map.entry("flute", "Flute"),
          Map.entry("bassoon", "Bassoon"),
          Map.entry("saxophone", "Saxophone"),
          Map.entry("alto saxophone", "AltoSaxophone"),
          Map.entry("tenor saxophone", "TenorSaxophone"),
          Map.entry("soprano saxophone", "SopranoSaxophone"),
          Map.entry("baritone saxophone", "BaritoneSaxophone"),
          Map.entry("trumpet", "Trumpet"),
          Map.entry("lead vocals", "LeadVocalist"));

  private MessageWords() {}

  static Ern.Term instrument(String sender, String plain) {
    String word = INSTRUMENTS.get(plain.strip().toLowerCase(Locale.ROOT));
    return word == null ? Ern.Term.own(sender, plain) : Ern.Term.of(word);
  }

  static String role(Contribution.Role role) {
    return switch (role) {
      case PERFORMER -> "Performer";
      case VOCALIST, RAPPER -> "Vocalist";
      case BACKGROUND_VOCALIST -> "BackgroundVocalist";
      case CONDUCTOR -> "Conductor";
      case PROGRAMMER -> "Programmer";
      case PRODUCER -> "StudioProducer";
      case CO_PRODUCER -> "CoProducer";
      case EXECUTIVE_PRODUCER -> "ExecutiveProducer";
      case RECORDING_ENGINEER -> "RecordingEngineer";
      case ASSISTANT_ENGINEER -> "AssistantEngineer";
      case EDITOR -> "DigitalEditingEngineer";
      case MIXING_ENGINEER -> "MixingEngineer";
      case MASTERING_ENGINEER -> "MasteringEngineer";
      case REMIXER -> "Remixer";
      case DJ -> "DJ";
    };
  }

  static String part(Work.Part part) {
    return switch (part) {
      case COMPOSER -> "Composer";
      case LYRICIST -> "Lyricist";
      case COMPOSER_LYRICIST -> "ComposerLyricist";
      case ARRANGER -> "Arranger";
      case ADAPTER -> "Adapter";
      case TRANSLATOR -> "Translator";
      case SUB_ARRANGER -> "SubArranger";
      case SUB_AUTHOR -> "SubLyricist";
    };
  }

  static Optional<String> version(Recording.Type type) {
    return switch (type) {
      case ORIGINAL, REMASTER, RE_RECORDING -> Optional.empty();
      case EDIT -> Optional.of("EditedVersion");
      case RADIO -> Optional.of("RadioVersion");
      case REMIX -> Optional.of("RemixVersion");
      case MIX -> Optional.of("MixVersion");
      case INSTRUMENTAL -> Optional.of("InstrumentalVersion");
      case A_CAPPELLA -> Optional.of("ACappellaVersion");
      case LIVE -> Optional.of("LiveVersion");
      case DEMO -> Optional.of("DemoVersion");
      case ACOUSTIC -> Optional.of("AlternativeVersion");
      case KARAOKE -> Optional.of("KaraokeVersion");
      case CLEAN -> Optional.of("CleanVersion");
    };
  }

  static String advisory(Recording.Advisory advisory) {
    return switch (advisory) {
      case UNKNOWN -> "Unknown";
      case NOT_EXPLICIT -> "NotExplicit";
      case EXPLICIT -> "Explicit";
      case CLEANED -> "ExplicitContentEdited";
    };
  }

  static String type(Release.Type type) {
    return switch (type) {
      case SINGLE -> "Single";
      case EP -> "EP";
      case ALBUM -> "Album";
    };
  }

  static String ai(AiUse use) {
    return switch (use) {
      case NONE -> "None";
      case PARTLY -> "Partly";
      case ALL -> "All";
    };
  }

  /** How samples are coded in a file, by the ending of its name. */
  static Optional<String> audioCodec(String path) {
    return switch (ending(path)) {
      case "wav", "aif", "aiff", "rf64", "w64" -> Optional.of("PCM");
      case "flac" -> Optional.of("FLAC");
      case "mp3" -> Optional.of("MP3");
      case "m4a", "aac" -> Optional.of("AAC");
      case "ogg" -> Optional.of("Vorbis");
      default -> Optional.empty();
    };
  }

  /** How a picture is coded, by the ending of its name. */
  static Optional<String> imageCodec(String path) {
    return switch (ending(path)) {
      case "jpg", "jpeg" -> Optional.of("JPEG");
      case "png" -> Optional.of("PNG");
      case "tif", "tiff" -> Optional.of("TIFF");
      case "gif" -> Optional.of("GIF");
      default -> Optional.empty();
    };
  }

  private static String ending(String path) {
    return path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }
}
