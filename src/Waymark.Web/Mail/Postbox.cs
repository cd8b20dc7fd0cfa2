using System.Globalization;
using System.Net.Mail;
using Waymark.Cases;

namespace Waymark.Web.Mail;

/// <summary>The words of a message: that something waits, never of whom or what.</summary>
internal sealed record Letter(string Subject, string Body)
{
    public static Letter For(Message message) =>
        message.Checkpoint is { } checkpoint ? OfCheckpoint(checkpoint) : OfWork(message);

    private static Letter OfCheckpoint(string checkpoint) =>
        new(
            "A checkpoint of a school's record",
            $"Please keep this message. It tells nothing of anybody. It says how long a school's record was at this moment, signed, so that it shows later whether anything before it was changed. You need do nothing else.\n\n{checkpoint}"
        );

    private static Letter OfWork(Message message)
    {
        var what = message.Kind switch
        {
            MessageKind.TakeReport => "A report waits to be taken.",
            MessageKind.MakeDecision => "A decision waits for you.",
            MessageKind.DoTask => "Something waits to be done by you.",
            _ => "A message waits for you.",
        };
        var before = message.Before is { } at
            ? string.Create(
                CultureInfo.InvariantCulture,
                $" Before {Times.TimeOfDay(at)} on {Times.Day(at)}."
            )
            : "";
        return new Letter(
            Message.Subject,
            $"{what}{before}\n\nPlease sign in to Waymark. Reference {message.Reference}.\n\nIf you cannot sign in, go to the school office.\n"
        );
    }
}

/// <summary>How messages leave: by the school's mail server, or into a folder where there is none.</summary>
internal abstract class Postbox
{
    /// <param name="address">Where the person gets mail; the folder leaves it out.</param>
    public abstract Task Send(Message message, string address, CancellationToken stop);
}

/// <summary>For demonstrations: one text file a message, named and addressed by random ids only, since the data folder names nobody.</summary>
internal sealed class FolderPostbox(string folder) : Postbox
{
    public override async Task Send(Message message, string address, CancellationToken stop)
    {
        Directory.CreateDirectory(folder);
        var letter = Letter.For(message);
        var file = Path.Combine(folder, $"{message.Id:N}.txt");

        // Written aside and then named, so that whoever watches the folder never reads half a letter.
        var draft = file + ".part";
        await File.WriteAllTextAsync(
            draft,
            $"To: {message.To.Value:N}\nSubject: {letter.Subject}\n\n{letter.Body}",
            stop
        );
        File.Move(draft, file, overwrite: true);
    }
}

internal sealed class SmtpPostbox(WaymarkOptions options) : Postbox
{
    public override async Task Send(Message message, string address, CancellationToken stop)
    {
        if (!MailAddress.TryCreate(address, out var to))
        {
            throw new SmtpException("This account has no address that mail could go to.");
        }

        var letter = Letter.For(message);
        using var client = new SmtpClient(options.MailHost, options.MailPort)
        {
            EnableSsl = options.MailTls,
        };
        var from = new MailAddress(options.MailFrom);
        using var mail = new MailMessage(from, to) { Subject = letter.Subject, Body = letter.Body };

        // Sent again because a sender died before it could say that it had sent it, it is the same mail: many mail systems then keep one.
        mail.Headers.Add("Message-ID", $"<{message.Id:N}@{from.Host}>");
        await client.SendMailAsync(mail, stop);
    }
}
