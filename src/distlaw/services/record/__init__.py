"""The public record: dump, load and diff."""
