package org.filterscope.camera;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.filterscope.image.Picture;
import org.filterscope.task.Problem;
import org.filterscope.testing.Patience;
import org.filterscope.testing.PlayedCameras;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A feed of played frames, with the faults that cameras have. */
@Timeout(Patience.SECONDS)
class CameraFeedTest {

  private static final CompletableFuture<Boolean> AT_ONCE = CompletableFuture.completedFuture(true);
  private static final int MANY = 100;

  private final PlayedCameras cameras = new PlayedCameras().play(List.of(grey(200), grey(210)));
  private final Told told = new Told();

  @SuppressWarnings("NullAway.Init") // Each test starts it.
  private CameraFeed feed;

  @AfterEach
  void close() {
    feed.close();
    feed.off().join();
  }

  @Test
  void theLatestFrameIsTakenAndTheOthersAreDropped() throws InterruptedException {
    CountDownLatch isTaken = new CountDownLatch(1);
    CountDownLatch isWaiting = new CountDownLatch(1);
    feed = start(new FiveFrames(isWaiting, isTaken));
    isWaiting.await();
    Picture taken = feed.take().orElseThrow();
    boolean isThereAnother = feed.take().isPresent();
    isTaken.countDown();

    assertThat(taken.argb()[0] & 0xFF).isEqualTo(205);
    assertThat(isThereAnother).isFalse();
  }

  @Test
  void aCameraInUseIsToldAndStaysOff() throws InterruptedException {
    Problem inUse = new Problem("camera.busy", "Played");
    cameras.refuse(inUse);
    feed = start(cameras);

    assertThat(told.failures.take()).isSameAs(inUse);
    feed.off().join();
    assertThat(cameras.opened).isEmpty();
  }

  @Test
  void aCameraThatIsUnpluggedIsToldAndClosed() throws InterruptedException {
    cameras.endAfter(3, "camera.unplugged");
    feed = start(cameras);

    assertThat(((Problem) told.failures.take()).key()).isEqualTo("camera.unplugged");
    feed.off().join();
    assertThat(cameras.on()).isZero();
  }

  @Test
  void aCameraWithoutAnyFrameIsToldAndClosed() throws InterruptedException {
    cameras.endAfter(0, "camera.no-frames");
    feed = start(cameras);

    assertThat(((Problem) told.failures.take()).key()).isEqualTo("camera.no-frames");
    feed.off().join();
    assertThat(cameras.on()).isZero();
  }

  @Test
  void blackFramesAreToldOnce() throws InterruptedException {
    cameras.play(List.of(grey(2)));
    feed = start(cameras);
    told.dark.take();
    awaitFrames(MANY);

    assertThat(told.dark).isEmpty();
    assertThat(cameras.on()).isEqualTo(1);
  }

  @Test
  void someBlackFramesAtTheStartAreNotTold() {
    List<Picture> frames = new ArrayList<>(List.of(grey(0), grey(0), grey(0)));
    frames.add(grey(120));
    cameras.play(frames);
    feed = start(cameras);
    awaitFrames(MANY);

    assertThat(told.dark).isEmpty();
  }

  @Test
  void closingSwitchesTheDeviceOff() {
    feed = start(cameras);
    awaitFrames(3);
    feed.close();
    feed.off().join();

    assertThat(cameras.on()).isZero();
    assertThat(feed.take()).isEmpty();
    assertThat(told.failures).isEmpty();
  }

  @Test
  void theNextOneWaitsUntilTheDeviceIsOff() {
    CompletableFuture<Boolean> off = new CompletableFuture<>();
    feed = CameraFeed.start(cameras, PlayedCameras.FIRST, told, off);
    boolean isOnAlready = cameras.on() > 0;
    off.complete(true);
    awaitFrames(1);

    assertThat(isOnAlready).isFalse();
  }

  private CameraFeed start(Cameras from) {
    return CameraFeed.start(from, PlayedCameras.FIRST, told, AT_ONCE);
  }

  /** Waits for a number of frames that nobody takes. */
  private void awaitFrames(int count) {
    Patience.Deadline deadline = Patience.deadline();
    while (cameras.delivered.get() < count && !deadline.hasPassed()) {
      Thread.onSpinWait();
    }
    assertThat(cameras.delivered.get()).isGreaterThanOrEqualTo(count);
  }

  private static Picture grey(int level) {
    int[] argb = new int[64 * 48];
    Arrays.fill(argb, 0xFF000000 | level << 16 | level << 8 | level);
    return new Picture(64, 48, argb);
  }

  private static final class Told implements CameraFeed.Listener {
    private final BlockingQueue<Throwable> failures = new LinkedBlockingQueue<>();
    private final BlockingQueue<Boolean> dark = new LinkedBlockingQueue<>();

    @Override
    public void arrived() {}

    @Override
    public void dark() {
      dark.add(true);
    }

    @Override
    public void failed(Throwable reason) {
      failures.add(reason);
    }
  }

  /** Delivers five frames, and waits before the sixth. */
  private record FiveFrames(CountDownLatch isWaiting, CountDownLatch isTaken) implements Cameras {
    @Override
    public List<Camera> find() {
      return List.of();
    }

    @Override
    public FrameSource open(Camera camera) {
      AtomicInteger count = new AtomicInteger();
      return new FrameSource() {
        @Override
        public Picture next() {
          if (count.incrementAndGet() > 5) {
            isWaiting.countDown();
            await(isTaken);
          }
          return grey(200 + count.get());
        }

        @Override
        public void close() {}
      };
    }

    private static void await(CountDownLatch latch) {
      try {
        latch.await(Patience.SECONDS, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }
}
