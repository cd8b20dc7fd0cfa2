using System.ComponentModel;
using System.Diagnostics;

namespace Waymark.Record;

/// <summary>Where the master key comes from: a file in a folder, a text that was given (an environment variable), or a command that prints it (a key vault's).</summary>
/// <remarks>What it gives is one key or several, each 32 bytes as base64, apart by spaces or line ends: the first wraps, the others still open.</remarks>
public sealed class KeySource
{
    /// <summary>The environment variable that holds the key itself.</summary>
    public const string TextVariable = "Waymark__MasterKey";

    /// <summary>The environment variable that holds a command that prints the key.</summary>
    public const string CommandVariable = "Waymark__MasterKeyCommand";

    private const UnixFileMode ForOthers =
        UnixFileMode.GroupRead
        | UnixFileMode.GroupWrite
        | UnixFileMode.OtherRead
        | UnixFileMode.OtherWrite;

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private readonly string? _text;
    private readonly string? _command;

    private KeySource(string? folder, string? text, string? command)
    {
        Folder = folder is null ? null : Path.GetFullPath(folder);
        _text = text;
        _command = command;
    }

    /// <summary>The folder of the key file, as a full path; null where the key comes from elsewhere.</summary>
    public string? Folder { get; }

    /// <summary>Whether a key could be there: a text or a command was given, or the file exists.</summary>
    public bool IsThere => Folder is null || File.Exists(PathOfKey);

    /// <summary>Whether nobody else on this machine may read the file; true where there is none.</summary>
    public bool IsForOwnerOnly =>
        Folder is null
        || OperatingSystem.IsWindows()
        || (File.GetUnixFileMode(PathOfKey) & ForOthers) == UnixFileMode.None;

    /// <summary>Where it is, in a sentence; never the key itself.</summary>
    public string InWords =>
        _text is not null ? $"the setting {TextVariable}"
        : _command is not null ? $"the command of {CommandVariable}"
        : PathOfKey;

    internal string PathOfKey => Path.Combine(Folder ?? "", MasterKey.FileName);

    /// <summary>A key file in a folder.</summary>
    public static KeySource InFolder(string folder) => new(folder, null, null);

    /// <summary>What the settings say: the text or the command where one is set, else the file in the folder.</summary>
    /// <exception cref="RecordException">Both a text and a command are set.</exception>
    public static KeySource Of(string folder, string? text, string? command)
    {
        var (hasText, hasCommand) = (
            !string.IsNullOrWhiteSpace(text),
            !string.IsNullOrWhiteSpace(command)
        );
        return (hasText, hasCommand) switch
        {
            (true, true) => throw new RecordException(
                $"Both {TextVariable} and {CommandVariable} are set. Set one of them."
            ),
            (true, false) => new KeySource(null, text, null),
            (false, true) => new KeySource(null, null, command),
            _ => InFolder(folder),
        };
    }

    /// <summary>The kind of source only: it may hold the key.</summary>
    public override string ToString() => InWords;

    /// <exception cref="RecordException">There is nothing there, or the command failed.</exception>
    internal string Read()
    {
        if (_text is not null)
        {
            return _text;
        }

        if (_command is not null)
        {
            return Ask(_command);
        }

        return IsThere
            ? File.ReadAllText(PathOfKey)
            : throw new RecordException(
                $"There is no master key at {PathOfKey}. Put the key file that belongs to this record there, or name the folder it is in."
            );
    }

    private static string Ask(string command)
    {
        var start = OperatingSystem.IsWindows()
            ? new ProcessStartInfo("cmd.exe", ["/c", command])
            : new ProcessStartInfo("/bin/sh", ["-c", command]);
        start.RedirectStandardOutput = true;
        using var process = Start(start);
        var output = process.StandardOutput.ReadToEndAsync();
        if (!process.WaitForExit(s_patience))
        {
            process.Kill(entireProcessTree: true);
            throw new RecordException(
                $"The command of {CommandVariable} gave no key within {s_patience.TotalSeconds:0} seconds."
            );
        }

        return process.ExitCode == 0
            ? output.GetAwaiter().GetResult()
            : throw new RecordException(
                $"The command of {CommandVariable} ended with {process.ExitCode} and gave no key. Nothing was changed."
            );
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception wrong)
        {
            throw new RecordException($"The command of {CommandVariable} did not start.", wrong);
        }
    }
}
