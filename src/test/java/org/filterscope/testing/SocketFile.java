package org.filterscope.testing;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;

/** Something among files that is neither a file nor a folder, as pipes and devices are. */
public final class SocketFile implements AutoCloseable {

  private final Path path;
  private final ServerSocketChannel socket;

  private SocketFile(Path path, ServerSocketChannel socket) {
    this.path = path;
    this.socket = socket;
  }

  /** Puts a socket there; whoever asked closes it. */
  public static SocketFile at(Path path) throws IOException {
    ServerSocketChannel socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    socket.bind(UnixDomainSocketAddress.of(path));
    return new SocketFile(path, socket);
  }

  /** Where it lies. */
  public Path path() {
    return path;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
