using System.Runtime.InteropServices;

namespace Waymark.Tests.Faults;

/// <summary>What a failure can be of.</summary>
[Flags]
internal enum Calls
{
    None = 0,
    Writes = 1,
    Syncs = 2,
    Reads = 4,
}

/// <summary>The disk of this very process, which fails when told to. Only where tests/faults/recorder.c stands before it.</summary>
internal sealed class FailingDisk
{
    public const int BadDisk = 5;
    public const int FullDisk = 28;

    private readonly RecorderFail _fail;

    public FailingDisk()
    {
        var library = NativeLibrary.Load(Environment.GetEnvironmentVariable("LD_PRELOAD")!);
        _fail = Marshal.GetDelegateForFunctionPointer<RecorderFail>(
            NativeLibrary.GetExport(library, "recorder_fail")
        );
    }

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate int RecorderFail(int kinds, int nth, int with, int onAndOn);

    /// <summary>Fails the nth call from now.</summary>
    public void Fail(Calls calls, int nth) => _fail((int)calls, nth, BadDisk, 0);

    /// <summary>Takes n - 1 writes from now, a part of the next, and no more.</summary>
    public void FillUp(int nth) => _fail((int)Calls.Writes, nth, FullDisk, 1);

    /// <summary>Fails no more.</summary>
    /// <returns>How many calls there were that could have failed.</returns>
    public int Mend() => _fail(0, 0, 0, 0);
}
