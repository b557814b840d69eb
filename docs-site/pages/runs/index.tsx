export { History as default } from '@/features/history/History';
