namespace Waymark.Cases.Views;

/// <summary>Where a reference leads.</summary>
internal sealed record ReferenceRow
{
    public Guid SchoolId { get; init; }
    public string Reference { get; init; } = "";
    public Guid FileId { get; init; }
    public bool IsCase { get; init; }
}

/// <summary>A concern in the views: states and ids in clear, the rest sealed. Instants are Unix milliseconds, UTC.</summary>
internal sealed record ConcernViewRow
{
    public Guid SchoolId { get; init; }
    public Guid FileId { get; init; }

    /// <summary>Kept from everybody but these.</summary>
    public int Audience { get; init; }

    /// <summary>Where it stands.</summary>
    public int State { get; init; }
    public Guid ReporterId { get; init; }
    public Guid? CaseId { get; init; }
    public long RaisedAt { get; init; }
    public byte[] Sealed { get; init; } = [];
}

/// <summary>A case in the views.</summary>
internal sealed record CaseViewRow
{
    public Guid SchoolId { get; init; }
    public Guid FileId { get; init; }

    /// <summary>Kept from everybody but these.</summary>
    public int Audience { get; init; }

    /// <summary>Whether it is open now.</summary>
    public bool IsOpen { get; init; }

    /// <summary>When the next open duty is due, UTC; null where none has a time.</summary>
    public long? NextDueAt { get; init; }
    public byte[] Sealed { get; init; } = [];
}

/// <summary>A keyed hash of (the beginning of) a name, and whose it is: a case, or a pupil of the register.</summary>
internal sealed record TokenRow
{
    public Guid SchoolId { get; init; }
    public byte[] Token { get; init; } = [];
    public Guid Of { get; init; }
}

/// <summary>A pupil of the register, sealed.</summary>
internal sealed record PupilRow
{
    public Guid SchoolId { get; init; }
    public Guid PupilId { get; init; }
    public byte[] Sealed { get; init; } = [];
}

/// <summary>The school itself: settings, adults, cover, sealed.</summary>
internal sealed record SchoolRow
{
    public Guid SchoolId { get; init; }
    public byte[] Sealed { get; init; } = [];
}

/// <summary>A form that was sent, and where its first sending was recorded.</summary>
internal sealed record SubmissionRow
{
    public Guid SchoolId { get; init; }
    public Guid SubmissionId { get; init; }
    public Guid FileId { get; init; }
}

/// <summary>What somebody typed and has not sent.</summary>
internal sealed record DraftRow
{
    public Guid SchoolId { get; init; }
    public Guid AuthorId { get; init; }
    public byte[] Name { get; init; } = [];
    public long KeptAt { get; init; }
    public byte[] Sealed { get; init; } = [];
}

/// <summary>A message that waits to be sent.</summary>
internal sealed record OutboxRow
{
    public Guid SchoolId { get; init; }
    public Guid MessageId { get; init; }
    public Guid FileId { get; init; }

    /// <summary>Whether it is called off when somebody takes the concern.</summary>
    public bool UntilTaken { get; init; }

    /// <summary>When it is due, UTC; null where it has no clock.</summary>
    public long DueAt { get; init; }

    /// <summary>How often it was tried before.</summary>
    public int Attempts { get; init; }
    public byte[] Sealed { get; init; } = [];
}
