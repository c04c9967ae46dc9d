package org.songline.cli;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.NewMultiArrayInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.NewPrimitiveArrayInstruction;
import java.lang.classfile.instruction.NewReferenceArrayInstruction;
import java.lang.classfile.instruction.ThrowInstruction;
import java.lang.reflect.AccessFlag;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Finds what a method may allocate, in the bytecode of all that it may call: objects, arrays,
 * lambdas, joined strings, and calls into the JDK that are not known to be free of them. A call may
 * reach every override. What is made only to be thrown does not count.
 */
final class AudioPathJudge {
  private static final int CALLERS_SHOWN = 3;

  private final Map<String, ClassModel> classes = new HashMap<>();
  private final Map<String, List<String>> below = new HashMap<>();
  private final BiPredicate<String, String> free;
  private final BiPredicate<String, String> closed;

  /** A method by its class, name and descriptor. */
  private record Method(String owner, String name, String type) {
    @Override
    public String toString() {
      return simple(owner) + "." + name;
    }
  }

  /**
   * @param bytes class files
   * @param free class and method of the JDK that allocate nothing
   * @param closed class and method where the path ends
   */
  AudioPathJudge(
      List<byte[]> bytes, BiPredicate<String, String> free, BiPredicate<String, String> closed) {
    this.free = free;
    this.closed = closed;
    for (byte[] file : bytes) {
      ClassModel model = ClassFile.of().parse(file);
      classes.put(model.thisClass().asInternalName(), model);
    }
    classes.forEach(
        (name, model) -> {
          model.superclass().ifPresent(s -> link(s.asInternalName(), name));
          model.interfaces().forEach(i -> link(i.asInternalName(), name));
        });
  }

  private void link(String above, String name) {
    below.computeIfAbsent(above, k -> new ArrayList<>()).add(name);
  }

  /** What the methods of these names may allocate, in any class that is a {@code type}. */
  Set<String> allocations(String type, Set<String> names) {
    Map<Method, @Nullable Method> from = new LinkedHashMap<>();
    Deque<Method> open = new ArrayDeque<>();
    for (String owner : family(type)) {
      for (MethodModel method : model(owner).methods()) {
        if (names.contains(method.methodName().stringValue())
            && !method.flags().has(AccessFlag.STATIC)
            && !method.flags().has(AccessFlag.BRIDGE)) {
          add(new Method(owner, name(method), type(method)), null, from, open);
        }
      }
    }
    Set<String> found = new TreeSet<>();
    while (!open.isEmpty()) {
      Method next = open.pop();
      MethodModel model = declared(next);
      if (model != null) {
        scan(next, model, from, open, found);
      }
    }
    return found;
  }

  private void add(
      Method method,
      @Nullable Method caller,
      Map<Method, @Nullable Method> from,
      Deque<Method> open) {
    if (!from.containsKey(method) && !closed.test(method.owner(), method.name())) {
      from.put(method, caller);
      open.push(method);
    }
  }

  private void scan(
      Method at,
      MethodModel model,
      Map<Method, @Nullable Method> from,
      Deque<Method> open,
      Set<String> found) {
    boolean throwing = false;
    for (CodeElement element : model.code().orElseThrow()) {
      if (element instanceof NewObjectInstruction made
          && isThrowable(made.className().asInternalName())) {
        throwing = true;
      }
      if (throwing) {
        throwing = !(element instanceof ThrowInstruction);
        continue;
      }
      String what =
          switch (element) {
            case NewObjectInstruction made -> "new " + simple(made.className().asInternalName());
            case NewPrimitiveArrayInstruction made -> "new array of " + made.typeKind();
            case NewReferenceArrayInstruction made ->
                "new array of " + simple(made.componentType().asInternalName());
            case NewMultiArrayInstruction _ -> "new array of arrays";
            case InvokeDynamicInstruction call -> dynamic(call);
            case InvokeInstruction call -> call(at, call, from, open);
            default -> "";
          };
      if (!what.isEmpty()) {
        found.add(what + " in " + way(at, from));
      }
    }
  }

  /** The members of records only compare and mix fields; every other dynamic call makes things. */
  private static String dynamic(InvokeDynamicInstruction call) {
    boolean ofRecord = call.bootstrapMethod().owner().displayName().equals("ObjectMethods");
    String name = call.name().stringValue();
    return ofRecord && !name.equals("toString") ? "" : "lambda or joined string " + name;
  }

  private String call(
      Method at, InvokeInstruction call, Map<Method, @Nullable Method> from, Deque<Method> open) {
    String owner = call.owner().asInternalName();
    String name = call.name().stringValue();
    String type = call.type().stringValue();
    if (!classes.containsKey(owner)) {
      boolean known = owner.startsWith("[") || free.test(owner, name);
      return known ? "" : "call of " + simple(owner) + "." + name;
    }
    boolean exact = call.opcode() == Opcode.INVOKESTATIC || call.opcode() == Opcode.INVOKESPECIAL;
    for (String place : exact ? Set.of(owner) : family(owner)) {
      for (String up = place; up != null && classes.containsKey(up); up = parent(up)) {
        Method method = new Method(up, name, type);
        if (declared(method) != null) {
          add(method, at, from, open);
          break;
        }
      }
      for (String up : interfaces(place)) {
        Method method = new Method(up, name, type);
        if (declared(method) != null) {
          add(method, at, from, open);
        }
      }
    }
    return "";
  }

  /** A class with all below it. */
  private Set<String> family(String type) {
    Set<String> all = new HashSet<>();
    Deque<String> open = new ArrayDeque<>(List.of(type));
    while (!open.isEmpty()) {
      String next = open.pop();
      if (all.add(next)) {
        open.addAll(below.getOrDefault(next, List.of()));
      }
    }
    all.retainAll(classes.keySet());
    return all;
  }

  private Set<String> interfaces(String type) {
    Set<String> all = new HashSet<>();
    Deque<String> open = new ArrayDeque<>(List.of(type));
    while (!open.isEmpty()) {
      ClassModel model = classes.get(open.pop());
      if (model != null) {
        model.superclass().ifPresent(s -> open.push(s.asInternalName()));
        for (var i : model.interfaces()) {
          if (all.add(i.asInternalName())) {
            open.push(i.asInternalName());
          }
        }
      }
    }
    return all;
  }

  private boolean isThrowable(String type) {
    for (String up = type; up != null; up = parent(up)) {
      if (!classes.containsKey(up)) {
        return up.startsWith("java/") && (up.endsWith("Exception") || up.endsWith("Error"));
      }
    }
    return false;
  }

  private @Nullable String parent(String type) {
    ClassModel model = classes.get(type);
    return model == null ? null : model.superclass().map(s -> s.asInternalName()).orElse(null);
  }

  private ClassModel model(String type) {
    return Objects.requireNonNull(classes.get(type), type);
  }

  /** The body of a method where this very class has one, else null. */
  private @Nullable MethodModel declared(Method method) {
    ClassModel owner = classes.get(method.owner());
    if (owner == null) {
      return null;
    }
    for (MethodModel model : owner.methods()) {
      if (name(model).equals(method.name())
          && type(model).equals(method.type())
          && model.code().isPresent()) {
        return model;
      }
    }
    return null;
  }

  private static String name(MethodModel method) {
    return method.methodName().stringValue();
  }

  private static String type(MethodModel method) {
    return method.methodType().stringValue();
  }

  private static String simple(String internal) {
    return internal.substring(Math.max(internal.lastIndexOf('/'), internal.lastIndexOf('$')) + 1);
  }

  private static String way(Method at, Map<Method, @Nullable Method> from) {
    StringBuilder text = new StringBuilder(at.toString());
    Method caller = from.get(at);
    for (int i = 0; i < CALLERS_SHOWN && caller != null; i++, caller = from.get(caller)) {
      text.append(" < ").append(caller);
    }
    return text.toString();
  }
}
