package org.songline.model.json;

import java.util.List;
import java.util.Map;

/**
 * The form that values of one type have in the text, told by the codec that writes and reads them.
 */
public sealed interface Shape {
  /** Values that need no more words. */
  enum Plain implements Shape {
    /** A text. */
    TEXT,
    /** True or false. */
    FLAG,
    /** A whole number. */
    INTEGER,
    /** A finite number. */
    NUMBER,
    /** Decibels, or {@code "-inf"}. */
    DECIBELS,
    /** A point in musical time, in quarter notes. */
    POSITION,
    /** A length of musical time, in quarter notes. */
    LENGTH,
    /** A count of frames. */
    FRAMES,
    /** A key such as {@code "F#3"}. */
    PITCH,
    /** {@code null}. */
    NOTHING
  }

  /** One of some texts. */
  record Choice(String name, List<String> words) implements Shape {}

  /** The id of a part of a song; its name is that of the kind of id. */
  record Name(String name) implements Shape {}

  /**
   * A text of one of some forms.
   *
   * @param forms with {@code {text}} or {@code {number}} for what varies
   */
  record Forms(String name, List<String> forms) implements Shape {}

  /** A list. */
  record Items(Shape item) implements Shape {}

  /** A list of records, none with the id of another, in the order of their ids. */
  record ById(Fields item) implements Shape {}

  /** An object with any keys. */
  record Table(Shape value) implements Shape {}

  /** An object with these keys. */
  record Fields(String name, List<Key> keys) implements Shape {
    public static Fields of(Codec<?> codec) {
      if (codec.shape() instanceof Fields fields) {
        return fields;
      }
      throw new IllegalArgumentException("it is not written as an object with keys");
    }

    /** Without one of its keys, under another name. */
    public Fields without(String key, String newName) {
      return new Fields(newName, keys.stream().filter(one -> !one.name().equals(key)).toList());
    }
  }

  /** One of some shapes that JSON tells apart. */
  record Either(String name, List<Shape> shapes) implements Shape {}

  /** Objects of a few kinds, each known by a key that the others do not have. */
  record Marked(String name, List<Mark> marks) implements Shape {}

  /** A kind of object with a word for it, which is not in the text, and the key it is known by. */
  record Mark(String word, String key, Fields fields) {}

  /** Objects whose key {@code tag} says the word of their kind. */
  record Tagged(String name, String tag, List<Case> cases) implements Shape {}

  /** A kind of object with the word that its tag says. */
  record Case(String word, Fields fields) {}

  /** A key of an object. */
  record Key(String name, Shape shape, Absence absence) {}

  /** What it means when a key is not there. */
  sealed interface Absence {
    /** It must be there. */
    record Refused() implements Absence {}

    /** There is no value. */
    record None() implements Absence {}

    /**
     * It has its usual value.
     *
     * @param json that value's text
     */
    record Usual(String json) implements Absence {}

    /**
     * It has the usual value of what another key says.
     *
     * @param key a choice
     * @param json the value's text by the word of that choice
     */
    record UsualOf(String key, Map<String, String> json) implements Absence {}
  }
}
