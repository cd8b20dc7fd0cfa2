namespace Waymark.Record;

/// <summary>The record cannot be opened, read or written as it stands. The message is a sentence for the person who runs the system; it holds no name and no word of the record.</summary>
public sealed class RecordException : Exception
{
    public RecordException() { }

    public RecordException(string message)
        : base(message) { }

    public RecordException(string message, Exception cause)
        : base(message, cause) { }
}
