package org.filterscope.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/**
 * A file for a command to write. Its extension decides the format.
 *
 * @param path where to write
 * @param format the format of the file
 */
record OutputFile(Path path, Format format) {

  /** The formats that can be written. */
  enum Format {
    /** An array of numbers, as NumPy reads it. */
    NPY,
    /** A picture. */
    PNG
  }

  /**
   * Refuses to overwrite the input.
   *
   * @throws ParameterException if both are the same file
   */
  void requireOtherThan(Path input, CommandLine line) {
    try {
      if (Files.exists(path) && Files.exists(input) && Files.isSameFile(path, input)) {
        throw new ParameterException(line, "--out: " + path + " is the photograph itself");
      }
    } catch (IOException e) {
      throw new ParameterException(line, "--out: " + path + " cannot be looked at", e);
    }
  }

  /** Reads it from the command line. */
  static final class Converter implements ITypeConverter<OutputFile> {
    @Override
    public OutputFile convert(String value) {
      String name = value.toLowerCase(Locale.ROOT);
      Format format;
      if (name.endsWith(".npy")) {
        format = Format.NPY;
      } else if (name.endsWith(".png")) {
        format = Format.PNG;
      } else {
        throw new TypeConversionException("'" + value + "' ends neither in .npy nor in .png");
      }
      try {
        return new OutputFile(Path.of(value), format);
      } catch (InvalidPathException e) {
        throw new TypeConversionException("'" + value + "' is no name for a file");
      }
    }
  }
}
