package org.songline.studio.wire;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.songline.model.SongProblem;
import org.songline.model.edit.Edit;
import org.songline.model.edit.Transaction;
import org.songline.model.operation.Operation;
import org.songline.model.song.Automation.Target;
import org.songline.model.song.Id;
import org.songline.model.song.Song;
import org.songline.model.text.EditText;
import org.songline.model.text.EditText.Kind;
import org.songline.model.text.EditText.Step;
import org.songline.model.text.SongText;
import org.songline.model.text.TargetText;
import org.songline.model.time.Frames;
import org.songline.model.time.TickPosition;
import org.songline.model.time.Ticks;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.deser.ValueDeserializerModifier;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.NamedType;
import tools.jackson.databind.module.SimpleModule;

/**
 * How asks and tells are JSON: records as objects whose {@code type} names them, ids as text, times
 * as whole ticks and frames, choices in lower case with hyphens, songs and edits in their own text.
 */
public final class WireJson {
  private static final JsonMapper MAPPER = mapper();

  private WireJson() {}

  /** One message. */
  public static String text(Object message) {
    return MAPPER.writeValueAsString(message);
  }

  /**
   * Reads what a page asks.
   *
   * @throws SongProblem when it is no ask
   */
  public static Ask ask(String text) {
    return read(text, Ask.class);
  }

  /**
   * Reads a record.
   *
   * @throws SongProblem when it is none
   */
  public static <T> T read(String text, Class<T> type) {
    try {
      return MAPPER.readValue(text, type);
    } catch (JacksonException e) {
      for (Throwable cause = e; cause != null; cause = cause.getCause()) {
        if (cause instanceof SongProblem problem) {
          throw problem;
        }
      }
      throw new SongProblem(
          "", "this is no " + word(type) + ": " + e.getOriginalMessage(), "reload the page");
    }
  }

  /** The word by which a record or choice is known: its simple name in lower case with hyphens. */
  public static String word(Class<?> type) {
    return type.getSimpleName().replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
  }

  /** The word of a choice. */
  public static String word(Enum<?> choice) {
    return choice.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** All records of a sealed family, by their words. */
  public static Map<String, Class<?>> family(Class<?> sealed) {
    Map<String, Class<?>> words = new TreeMap<>();
    for (Class<?> type : sealed.getPermittedSubclasses()) {
      if (type.isSealed()) {
        words.putAll(family(type));
      } else {
        words.put(word(type), type);
      }
    }
    return words;
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
  private interface Typed {}

  private static JsonMapper mapper() {
    var module = new SimpleModule("songline");
    module.addSerializer(Id.class, writer((id, out) -> out.writeString(id.text())));
    for (Class<?> type : Id.class.getPermittedSubclasses()) {
      id(module, type);
    }
    time(module, TickPosition.class, TickPosition::new, TickPosition::tick);
    time(module, Ticks.class, Ticks::new, Ticks::count);
    time(module, Frames.class, Frames::new, Frames::count);
    module.addSerializer(
        Song.class, writer((song, out) -> out.writeRawValue(SongText.write(song))));
    module.addSerializer(
        Step.class, writer((step, out) -> out.writeRawValue(EditText.write(step))));
    module.addSerializer(
        Transaction.class,
        writer((done, out) -> out.writeRawValue(EditText.write(new Step(Kind.DO, done)))));
    module.addSerializer(
        Target.class, writer((target, out) -> out.writeString(TargetText.write(target))));
    module.addDeserializer(Target.class, reader(WireJson::target));
    module.addDeserializer(Song.class, reader(WireJson::song));
    module.addDeserializer(Transaction.class, reader(WireJson::transaction));
    module.addDeserializer(Edit.class, reader(WireJson::edit));
    module.addSerializer(Enum.class, writer((choice, out) -> out.writeString(word(choice))));
    module.setDeserializerModifier(new Choices());
    JsonMapper.Builder builder =
        JsonMapper.builder()
            .addModule(module)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .addMixIn(Ask.class, Typed.class)
            .addMixIn(Tell.class, Typed.class)
            .addMixIn(Operation.class, Typed.class);
    for (Class<?> sealed : List.of(Ask.class, Tell.class, Operation.class)) {
      family(sealed).forEach((word, type) -> builder.registerSubtypes(new NamedType(type, word)));
    }
    return builder.build();
  }

  private static Song song(JsonParser in) {
    return SongText.read("what is pasted", in.readValueAsTree().toString());
  }

  private static Target target(JsonParser in) {
    try {
      return TargetText.read(in.getString());
    } catch (IllegalArgumentException e) {
      throw new SongProblem("", e.getMessage() + " is none", "name what a lane moves");
    }
  }

  private static Transaction transaction(JsonParser in) {
    return EditText.read("the change", in.readValueAsTree().toString()).transaction();
  }

  private static Edit edit(JsonParser in) {
    String text = in.readValueAsTree().toString();
    return EditText.read("the change", "{\"label\":\"\",\"edits\":[" + text + "]}")
        .transaction()
        .edits()
        .getFirst();
  }

  private static <T> void id(SimpleModule module, Class<T> type) {
    module.addDeserializer(
        type,
        reader(
            in -> {
              try {
                return type.cast(type.getConstructor(String.class).newInstance(in.getString()));
              } catch (ReflectiveOperationException e) {
                throw new SongProblem(
                    "", "\"" + in.getString() + "\" is no id", "use lower-case letters and digits");
              }
            }));
  }

  private static <T> void time(
      SimpleModule module, Class<T> type, LongFunction<T> make, Function<T, Long> count) {
    module.addSerializer(type, writer((time, out) -> out.writeNumber(count.apply(time))));
    module.addDeserializer(
        type,
        reader(
            in -> {
              try {
                return make.apply(in.getLongValue());
              } catch (IllegalArgumentException e) {
                throw new SongProblem("", e.getMessage() + " cannot be", "give another time");
              }
            }));
  }

  @FunctionalInterface
  private interface Write<T> {
    void write(T value, JsonGenerator out);
  }

  private static <T> ValueSerializer<T> writer(Write<T> write) {
    return new ValueSerializer<>() {
      @Override
      public void serialize(T value, JsonGenerator out, SerializationContext context) {
        write.write(value, out);
      }
    };
  }

  private static <T> ValueDeserializer<T> reader(Function<JsonParser, T> read) {
    return new ValueDeserializer<>() {
      @Override
      public T deserialize(JsonParser in, DeserializationContext context) {
        return read.apply(in);
      }
    };
  }

  /** Reads and writes choices by their words. */
  private static final class Choices extends ValueDeserializerModifier {
    private static final long serialVersionUID = 1L;

    @Override
    public ValueDeserializer<?> modifyEnumDeserializer(
        DeserializationConfig config,
        JavaType type,
        BeanDescription.Supplier description,
        ValueDeserializer<?> usual) {
      return reader(
          in -> {
            List<String> words = new ArrayList<>();
            for (Object choice : type.getRawClass().getEnumConstants()) {
              String word = word((Enum<?>) choice);
              if (word.equals(in.getString())) {
                return choice;
              }
              words.add(word);
            }
            throw new SongProblem(
                "",
                "\"" + in.getString() + "\" is none of the choices",
                "use " + String.join(", ", words));
          });
    }
  }
}
