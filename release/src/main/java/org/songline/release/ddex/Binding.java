package org.songline.release.ddex;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Between records and elements: the components of a record are an element's children in their
 * order, each a text, a record, an element kept as it is, or a list of these. What is blank is left
 * out and read as blank, so that nothing of a message is ever required here; rules tell what is
 * missing.
 */
final class Binding {
  /** That a component is an attribute. */
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.RECORD_COMPONENT)
  @interface Attribute {}

  /** That a component is the element's own text. */
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.RECORD_COMPONENT)
  @interface Content {}

  /** The name of a child where it is not the component's with a capital letter. */
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.RECORD_COMPONENT)
  @interface Named {
    String value();
  }

  private enum Place {
    ATTRIBUTE,
    CONTENT,
    ONE,
    MANY
  }

  private record Part(String name, Place place, Class<?> type, RecordComponent component) {}

  private record Shape(List<Part> parts, Constructor<?> maker) {}

  private static final ConcurrentMap<Class<?>, Shape> SHAPES = new ConcurrentHashMap<>();

  private Binding() {}

  static XmlElement write(String name, Record value) {
    SortedMap<String, String> attributes = new TreeMap<>();
    List<XmlElement> children = new ArrayList<>();
    String text = "";
    for (Part part : shape(value.getClass()).parts()) {
      Object content = get(part, value);
      switch (part.place()) {
        case ATTRIBUTE -> {
          if (!((String) content).isBlank()) {
            attributes.put(part.name(), ((String) content).strip().replaceAll("\\s+", " "));
          }
        }
        case CONTENT -> text = (String) content;
        case ONE -> {
          XmlElement child = element(part.name(), content);
          if (!child.isBlank()) {
            children.add(child);
          }
        }
        case MANY -> {
          for (Object one : (List<?>) content) {
            children.add(element(part.name(), one));
          }
        }
      }
    }
    return new XmlElement(name, attributes, children, text);
  }

  private static XmlElement element(String name, Object content) {
    return switch (content) {
      case String text -> XmlElement.of(name, text);
      case Record record when record instanceof XmlElement element -> element.named(name);
      case Record record -> write(name, record);
      default -> throw new IllegalStateException(name + " is of no type that a message has");
    };
  }

  static <T extends Record> T read(Class<T> type, XmlElement element) {
    Shape shape = shape(type);
    Object[] values = new Object[shape.parts().size()];
    for (int i = 0; i < values.length; i++) {
      Part part = shape.parts().get(i);
      values[i] =
          switch (part.place()) {
            case ATTRIBUTE -> element.attribute(part.name());
            case CONTENT -> element.text();
            case ONE ->
                element.all(part.name()).stream()
                    .findFirst()
                    .map(child -> value(part.type(), child))
                    .orElseGet(() -> value(part.type(), XmlElement.of(part.name(), "")));
            case MANY ->
                element.all(part.name()).stream().map(child -> value(part.type(), child)).toList();
          };
    }
    try {
      return type.cast(shape.maker().newInstance(values));
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static Object value(Class<?> type, XmlElement element) {
    if (type == String.class) {
      return element.text();
    }
    return type == XmlElement.class ? element : read(type.asSubclass(Record.class), element);
  }

  private static Object get(Part part, Record value) {
    try {
      return part.component().getAccessor().invoke(value);
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static Shape shape(Class<?> type) {
    return SHAPES.computeIfAbsent(type, Binding::look);
  }

  private static Shape look(Class<?> type) {
    List<Part> parts = new ArrayList<>();
    List<Class<?>> types = new ArrayList<>();
    for (RecordComponent component : type.getRecordComponents()) {
      types.add(component.getType());
      component.getAccessor().setAccessible(true);
      parts.add(part(component));
    }
    try {
      Constructor<?> maker = type.getDeclaredConstructor(types.toArray(Class<?>[]::new));
      maker.setAccessible(true);
      return new Shape(List.copyOf(parts), maker);
    } catch (NoSuchMethodException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static Part part(RecordComponent component) {
    Named named = component.getAnnotation(Named.class);
    String own = component.getName();
    String name =
        named == null ? Character.toUpperCase(own.charAt(0)) + own.substring(1) : named.value();
    if (component.isAnnotationPresent(Attribute.class)) {
      return new Part(name, Place.ATTRIBUTE, String.class, component);
    }
    if (component.isAnnotationPresent(Content.class)) {
      return new Part(name, Place.CONTENT, String.class, component);
    }
    Type type = component.getGenericType();
    if (type instanceof ParameterizedType list) {
      return new Part(name, Place.MANY, (Class<?>) list.getActualTypeArguments()[0], component);
    }
    return new Part(name, Place.ONE, component.getType(), component);
  }
}
