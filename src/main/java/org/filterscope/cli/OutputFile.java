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
 * A file that a command shall write, in the format that its name's ending says.
 *
 * @param path where to
 * @param format what it holds
 */
record OutputFile(Path path, Format format) {

  /** What can be written. */
  enum Format {
    /** An array of numbers, as NumPy reads it. */
    NPY,
    /** A picture. */
    PNG
  }

  /**
   * Refuses to write over what is read.
   *
   * @throws ParameterException if both are one file
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
