package org.songline.model.text;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.songline.model.SongProblem;
import org.songline.model.json.BadText;
import org.songline.model.json.Codec;
import org.songline.model.json.Codec.Field;
import org.songline.model.json.Json;
import org.songline.model.json.JsonReader;
import org.songline.model.json.JsonWriter;
import org.songline.model.json.Values;
import org.songline.model.preset.Preset;

/**
 * The text of a preset: JSON whose devices are written as in a song. Ids are left out where nothing
 * refers to them.
 */
public final class PresetText {
  /** The number of the format that is written. */
  public static final int FORMAT = 1;

  /** A longer text is no preset. */
  public static final int MOST_BYTES = 1 << 20;

  private static final String FORMAT_KEY = "songline-preset";
  private static final Codec<Preset> PRESET = preset();

  private PresetText() {}

  private static Codec<Preset> preset() {
    var format = Field.of(FORMAT_KEY, Values.INT, (Preset preset) -> FORMAT);
    var name = Field.of("name", Values.TEXT, Preset::name);
    var about = Field.of("about", Values.TEXT, Preset::about).or("");
    var tags = Field.of("tags", Values.map(Values.TEXT.inline()), Preset::tags).or(new TreeMap<>());
    var devices = Field.of("devices", TrackCodec.DEVICE.lines(), Preset::devices);
    return Codec.block(
        Preset.class,
        k -> {
          if (k.of(format) != FORMAT) {
            throw new IllegalArgumentException("the format " + k.of(format));
          }
          return new Preset(k.of(name), k.of(about), k.of(tags), k.of(devices));
        },
        format,
        name,
        about,
        tags,
        devices);
  }

  /** The canonical text, in UTF-8 when it becomes a file. */
  public static String write(Preset preset) {
    Json json = PRESET.write(preset);
    boolean ids = preset.devices().stream().anyMatch(device -> !device.modulations().isEmpty());
    return JsonWriter.blocks(ids ? json : devices(json, (device, number) -> without(device)));
  }

  /**
   * Reads and checks a preset.
   *
   * @param file its name for messages
   * @throws SongProblem at the first thing that is wrong, with its line
   */
  public static Preset read(String file, byte[] content) {
    if (content.length > MOST_BYTES) {
      throw new SongProblem(file, "", "it is larger than a preset may be", "choose another file");
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
      Json root = JsonReader.read(text);
      if (!(root instanceof Json.Obj object) || !object.fields().containsKey(FORMAT_KEY)) {
        throw new BadText(
            root.line(), "the key \"" + FORMAT_KEY + "\" is missing", "choose a preset");
      }
      return PRESET.read(devices(root, PresetText::named));
    } catch (BadText e) {
      throw SongText.problem(file, e);
    } catch (SongProblem e) {
      throw e.in(file, "");
    } catch (CharacterCodingException e) {
      throw new SongProblem(file, "", "it is not text in UTF-8", "save it as UTF-8");
    }
  }

  /** Changes the object of one device. */
  private interface Change {
    Json apply(Json.Obj device, int number);
  }

  private static Json devices(Json root, Change change) {
    if (!(root instanceof Json.Obj object)
        || !(object.fields().get("devices") instanceof Json.Arr list)) {
      return root;
    }
    List<Json> changed = new ArrayList<>();
    for (Json item : list.items()) {
      changed.add(
          item instanceof Json.Obj device ? change.apply(device, changed.size() + 1) : item);
    }
    Map<String, Json> fields = new LinkedHashMap<>(object.fields());
    fields.put("devices", new Json.Arr(list.line(), list.block(), changed));
    return new Json.Obj(object.line(), object.block(), fields);
  }

  private static Json without(Json.Obj device) {
    Map<String, Json> fields = new LinkedHashMap<>(device.fields());
    fields.remove("id");
    return new Json.Obj(device.line(), device.block(), fields);
  }

  private static Json named(Json.Obj device, int number) {
    if (device.fields().containsKey("id")) {
      return device;
    }
    Map<String, Json> fields = new LinkedHashMap<>();
    fields.put("id", new Json.Str(device.line(), "device-" + number));
    fields.putAll(device.fields());
    return new Json.Obj(device.line(), device.block(), fields);
  }
}
